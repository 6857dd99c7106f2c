import { Menu } from '@mantine/core';
import { AsyncOperationAction } from '../../client/documents.ts';
import { actionWords, inMenuOrder } from './action-words.ts';

/** Every action that there is: what would come of it is told before it is done. */
export function BulkMenu({ label, onAction }: { label: string; onAction: (action: AsyncOperationAction) => void }) {
  const actions = inMenuOrder(Object.values(AsyncOperationAction), (action) => action);
  return (
    <Menu position="top-start" shadow="md">
      <Menu.Target>
        <button type="button" className="tool tool-strong">
          {label}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item key={action} onClick={() => onAction(action)}>
            {actionWords(action).label}…
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
