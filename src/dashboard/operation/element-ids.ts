/** By which the page finds what to put the focus on, without loading the operation's part of it. */
export const actionsMenuId = 'operation-actions';
/** As the menu names what opens it. */
export const actionsButtonId = `${actionsMenuId}-target`;
export const operationHeadingId = 'operation-heading';
