import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainMemory, printColumnMemory, readColumnMemory } from '../../src/dashboard/view/column-memory.ts';
import { columnIds, narrowest, widest } from '../../src/dashboard/view/columns.ts';

it('what is remembered is read as it was', () => {
  const memory = fc.record({
    columns: fc.uniqueArray(fc.constantFrom(...columnIds), { minLength: 1 }),
    widths: fc.dictionary(fc.constantFrom(...columnIds), fc.integer({ min: narrowest, max: widest })),
  });
  fc.assert(
    fc.property(memory, (kept) => {
      expect(readColumnMemory(printColumnMemory(kept))).toEqual(kept);
    }),
  );
});

it.each([
  null,
  '',
  'nonsense',
  'null',
  '[]',
  '{"columns":[],"widths":null}',
  '{"columns":["gone"],"widths":{"name":"wide","id":1e9}}',
])('of what makes no sense nothing is taken: %s', (stored) => {
  expect(readColumnMemory(stored)).toEqual(plainMemory);
});

it('what makes sense beside it is kept', () => {
  const stored = '{"columns":["name","gone","id","name"],"widths":{"name":300,"gone":100}}';
  expect(readColumnMemory(stored)).toEqual({ columns: ['name', 'id'], widths: { name: 300 } });
});
