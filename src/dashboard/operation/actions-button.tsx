import { Menu } from '@mantine/core';
import type { AsyncOperationAction, OperationPagePartsFragment } from '../../client/documents.ts';
import { ActionItem } from '../actions/action-item.tsx';
import { inMenuOrder, menuLabel } from '../actions/action-words.ts';
import { actionsMenuId } from './element-ids.ts';

export interface ActionsButtonProps {
  readonly operation: OperationPagePartsFragment;
  readonly onAction: (action: AsyncOperationAction) => void;
}

/** What may be asked of the operation, as it stands now. */
export function ActionsButton({ operation, onAction }: ActionsButtonProps) {
  return (
    <Menu id={actionsMenuId} position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <button type="button" className="tool tool-strong">
          More actions
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={`Actions for ${operation.name}`}>
        {inMenuOrder(operation.allowedActions, ({ action }) => action).map(({ action, allowed, message }) => (
          <ActionItem
            key={action}
            label={menuLabel(action)}
            refusal={allowed ? null : (message ?? 'Not allowed now.')}
            onChoose={() => onAction(action)}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
