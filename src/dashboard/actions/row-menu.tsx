import { Menu } from '@mantine/core';
import type { AsyncOperationAction } from '../../client/documents.ts';
import type { ScreenPoint } from '../grid/row-handlers.ts';
import type { RowFeed } from '../rows/row-feed.ts';
import { useRowVersion } from '../rows/use-row-feed.ts';
import { ActionItem } from './action-item.tsx';
import { inMenuOrder, menuLabel } from './action-words.ts';
import { useAllowedActions } from './use-allowed-actions.ts';

export interface RowMenuProps {
  readonly id: string;
  readonly feed: RowFeed | null;
  readonly name: string;
  readonly at: ScreenPoint;
  /** The page shows the past: that cannot be acted on. */
  readonly isPast: boolean;
  readonly onAction: (action: AsyncOperationAction) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Without keys: the one that opened the menu is still on its way through the document when the menu listens. */
const pointerOutside = ['mousedown', 'touchstart'];

/** What may be asked of one operation, from the gateway's own judgement, live while the menu is open. */
export function RowMenu({ id, feed, name, at, isPast, onAction, onOpen, onClose }: RowMenuProps) {
  const allowed = useAllowedActions(id, useRowVersion(feed, id));
  return (
    <Menu
      opened
      // It is opened before it is known what it holds: to where there is more room.
      position={at.y > innerHeight / 2 ? 'top-start' : 'bottom-start'}
      shadow="md"
      width={300}
      returnFocus={false}
      clickOutsideEvents={pointerOutside}
      onClose={onClose}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className="menu-anchor"
          aria-label="Place of the menu"
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Actions for ${name}`}>
        <Menu.Label className="clip">{name}</Menu.Label>
        <Menu.Item onClick={onOpen}>Open</Menu.Item>
        <Menu.Divider />
        {isPast && <Menu.Label>The past cannot be acted on.</Menu.Label>}
        {!isPast && allowed.status === 'asking' && <Menu.Label>Asking what is allowed…</Menu.Label>}
        {!isPast && allowed.status === 'gone' && <Menu.Label>The operation does not exist any more.</Menu.Label>}
        {!isPast && allowed.status === 'unknown' && <Menu.Label>{allowed.problem}</Menu.Label>}
        {!isPast &&
          allowed.status === 'known' &&
          inMenuOrder(allowed.operation.allowedActions, ({ action }) => action).map(
            ({ action, allowed: isAllowed, message }) => (
              <ActionItem
                key={action}
                label={menuLabel(action)}
                refusal={isAllowed ? null : (message ?? 'Not allowed now.')}
                onChoose={() => onAction(action)}
              />
            ),
          )}
      </Menu.Dropdown>
    </Menu>
  );
}
