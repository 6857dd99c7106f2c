import { Menu } from '@mantine/core';
import { Icon } from '../icon.tsx';
import type { RowOrder } from '../rows/row-order.ts';
import { isSameOrder } from '../view/view-address.ts';

const orders: readonly (readonly [label: string, order: RowOrder])[] = [
  ['Newest first', { field: 'CREATED_ON', direction: 'DESC' }],
  ['Oldest first', { field: 'CREATED_ON', direction: 'ASC' }],
  ['Last changed first', { field: 'MODIFIED_ON', direction: 'DESC' }],
  ['Longest unchanged first', { field: 'MODIFIED_ON', direction: 'ASC' }],
  ['Name, A to Z', { field: 'NAME', direction: 'ASC' }],
  ['Name, Z to A', { field: 'NAME', direction: 'DESC' }],
];

/** Every order that there is, also where no heading stands for it. */
export function OrderMenu({ order, onOrder }: { order: RowOrder; onOrder: (order: RowOrder) => void }) {
  const current = orders.find(([, each]) => isSameOrder(each, order)) ?? orders[0];
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button type="button" className="tool" aria-label={`Order: ${current?.[0]}`}>
          <Icon name={order.direction === 'ASC' ? 'up' : 'down'} />
          <span className="tool-words">{current?.[0]}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map(([label, each]) => (
          <Menu.Item key={label} data-current={isSameOrder(each, order) || undefined} onClick={() => onOrder(each)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
