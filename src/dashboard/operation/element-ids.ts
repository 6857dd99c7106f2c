/** By which the page finds what to put the focus on, without loading the operation's part of it. */
export const actionsButtonId = 'operation-actions';
export const operationHeadingId = 'operation-heading';
