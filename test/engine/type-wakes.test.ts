import { expect, it } from 'vitest';
import { createOperationTypes } from '../../src/core/operation-types.ts';
import { freeLoad } from '../../src/core/starts-now.ts';
import { createTypeWakes } from '../../src/engine/type-wakes.ts';
import { now } from '../core/decision-context.ts';

it('wakes no more claims than may start, than are Ready, and than were brought', async () => {
  const woken: number[][] = [];
  let starts = 2;
  let readyCount = 5;
  const wakes = createTypeWakes({
    operationTypes: createOperationTypes([{ value: 5, maxLocked: 9 }]),
    now: () => now,
    typeStanding: async (type) => ({
      load: { ...freeLoad(type), readyCount },
      starts: { count: starts, heldBackBy: null, until: null },
    }),
    notify: (types) => woken.push([...types]),
    expect: () => {},
    onError: (error) => expect.fail(String(error)),
  });
  const bring = async (claimable: readonly number[]) => {
    wakes.committed({ events: [], claimable: [...claimable] });
    await new Promise(setImmediate);
    return woken.splice(0);
  };
  expect(await bring([5, 5, 5])).toEqual([[5, 5]]);
  starts = 9;
  expect(await bring([5, 5, 5])).toEqual([[5, 5, 5]]);
  readyCount = 1;
  expect(await bring([5, 5, 5])).toEqual([[5]]);
});
