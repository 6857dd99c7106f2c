import { describe, expect, it } from 'vitest';
import { mostSelected } from '../../src/dashboard/actions/action-target.ts';
import {
  type SelectedRows,
  selectedRows,
  withAllToggled,
  withRange,
  withToggled,
} from '../../src/dashboard/actions/selected-rows.ts';
import { createPacedWrite } from '../../src/dashboard/view/paced-write.ts';

const rows = ['a', 'b', 'c', 'd', 'e'];
const idsOf = ({ ids }: SelectedRows) => [...ids].join('');

describe('what is selected', () => {
  it('is taken and given back one by one, and all at once', () => {
    const one = withToggled(selectedRows([]), 'b');
    expect(idsOf(one)).toBe('b');
    expect(idsOf(withToggled(one, 'b'))).toBe('');
    const all = withAllToggled(one, rows);
    expect(idsOf(all)).toBe('bacde');
    expect(idsOf(withAllToggled(withToggled(all, 'x'), rows))).toBe('x');
  });

  it('is never more than the gateway takes', () => {
    const many = Array.from({ length: mostSelected + 5 }, (_, index) => String(index));
    expect(selectedRows(many).ids.size).toBe(mostSelected);
    expect(withToggled(selectedRows(many), 'one more').ids.has('one more')).toBe(false);
    expect(withRange(selectedRows(['x']), many, '0', String(mostSelected)).ids.size).toBe(mostSelected);
  });

  it('is extended from where the range began, gives back what it leaves, and keeps what was there before', () => {
    const before = selectedRows(['e', 'x']);
    const down = withRange(withRange(before, rows, 'b', 'c'), rows, 'c', 'd');
    expect(idsOf(down)).toBe('exbcd');
    expect(idsOf(withRange(down, rows, 'd', 'c'))).toBe('exbc');
    expect(idsOf(withRange(down, rows, 'd', 'a'))).toBe('exab');
    // Whoever has gone elsewhere meanwhile begins anew.
    expect(idsOf(withRange(withRange(selectedRows([]), rows, 'a', 'b'), rows, 'd', 'e'))).toBe('abde');
    expect(idsOf(withRange(withToggled(down, 'b'), rows, 'd', 'c'))).toBe('excd');
  });

  it('is extended among the rows as they stand now, and from a row that is gone not at all', () => {
    const down = withRange(selectedRows([]), rows, 'b', 'c');
    expect(idsOf(withRange(down, ['a', 'c', 'b', 'new', 'd'], 'c', 'd'))).toBe('bnewd');
    expect(idsOf(withRange(down, ['c', 'd', 'e'], 'c', 'd'))).toBe('bcd');
    expect(idsOf(withRange(selectedRows([]), rows, 'gone', 'd'))).toBe('d');
  });
});

describe('a paced write', () => {
  it('writes at once, then the newest after each rest, and nothing that was dropped', () => {
    const written: number[] = [];
    let rested = () => {};
    const paced = createPacedWrite(
      (value: number) => written.push(value),
      (task) => {
        rested = task;
      },
    );
    paced.write(1);
    paced.write(2);
    paced.write(3);
    expect(written).toEqual([1]);
    rested();
    expect(written).toEqual([1, 3]);
    paced.write(4);
    paced.drop();
    rested();
    expect(written).toEqual([1, 3]);
    paced.write(5);
    expect(written).toEqual([1, 3, 5]);
  });
});
