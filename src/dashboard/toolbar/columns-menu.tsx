import { Menu } from '@mantine/core';
import { Icon } from '../icon.tsx';
import { type ColumnId, columnFacts, columnIds, plainColumns } from '../view/columns.ts';

export interface ColumnsMenuProps {
  readonly shown: readonly ColumnId[];
  readonly onShown: (columns: readonly ColumnId[]) => void;
  readonly onReset: () => void;
}

/** Which columns there are. A chosen one comes where it stands in this list; the last one stays. */
export function ColumnsMenu({ shown, onShown, onReset }: ColumnsMenuProps) {
  const toggle = (id: ColumnId) => {
    const next = columnIds.filter((each) => (each === id ? !shown.includes(id) : shown.includes(each)));
    if (next.length > 0) onShown(next);
  };
  const isPlain = shown.join() === plainColumns.join();
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <button type="button" className="tool">
          <Icon name="columns" />
          Columns
        </button>
      </Menu.Target>
      <Menu.Dropdown className="columns-list">
        {columnIds.map((id) => (
          <Menu.CheckboxItem key={id} checked={shown.includes(id)} onChange={() => toggle(id)}>
            {columnFacts[id].label}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onReset} disabled={isPlain}>
          Reset columns and widths
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
