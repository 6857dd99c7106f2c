import { describe, expect, it } from 'vitest';
import { dataverseOperationTypes } from '../../src/core/dataverse-operation-types.ts';
import { createOperationTypes, type OperationTypeSetting } from '../../src/core/operation-types.ts';
import { defaultBackoff } from '../../src/core/retry.ts';
import { noLimits } from '../../src/core/type-limits.ts';

describe('the operation types', () => {
  it("are Dataverse's, each once, in the order of their values", () => {
    const values = [...createOperationTypes().keys()];
    expect(values).toHaveLength(dataverseOperationTypes.length);
    expect(values).toEqual([...new Set(values)].sort((left, right) => left - right));
    expect(createOperationTypes().get(10)).toEqual({
      value: 10,
      label: 'Workflow',
      userControllable: true,
      backoff: defaultBackoff,
      limits: noLimits,
    });
  });

  it('can be added to', () => {
    const types = createOperationTypes([
      { value: 70_000, label: ' Digest ' },
      { value: 0, label: 'Nothing' },
    ]);
    expect(types.get(70_000)).toMatchObject({ value: 70_000, label: 'Digest', userControllable: true });
    expect([...types.keys()][0]).toBe(0);
    expect(types.size).toBe(dataverseOperationTypes.length + 2);
  });

  it('can be changed, in what is named and in nothing else', () => {
    const types = createOperationTypes([
      { value: 9, userControllable: true },
      { value: 10, label: 'Process' },
    ]);
    expect(types.get(9)).toMatchObject({ value: 9, label: 'SQM Data Collection', userControllable: true });
    expect(types.get(10)).toMatchObject({ value: 10, label: 'Process', userControllable: true });
  });

  it.each<[Omit<OperationTypeSetting, 'value'>, number, number]>([
    [{}, 10_000, 3_600_000],
    [{ retryBaseSeconds: 0.5 }, 500, 3_600_000],
    [{ retryCapSeconds: 30 }, 10_000, 30_000],
    [{ retryBaseSeconds: 7_200 }, 7_200_000, 7_200_000],
    [{ retryBaseSeconds: 2, retryCapSeconds: 2 }, 2_000, 2_000],
  ])('rest before a retry as %j says', (setting, baseMs, capMs) => {
    expect(createOperationTypes([{ value: 5, ...setting }]).get(5)?.backoff).toEqual({ baseMs, capMs });
  });

  it.each<[OperationTypeSetting[], string]>([
    [[{ value: -1, label: 'x' }], 'operationTypes[0].value must be a whole number from 0 to 2147483647'],
    [[{ value: 1.5, label: 'x' }], 'operationTypes[0].value must be a whole number from 0 to 2147483647'],
    [[{ value: Number.NaN, label: 'x' }], 'operationTypes[0].value must be a whole number from 0 to 2147483647'],
    [[{ value: 2_147_483_648, label: 'x' }], 'operationTypes[0].value must be a whole number from 0 to 2147483647'],
    [
      [{ value: 5, retryBaseSeconds: 0 }],
      'operationTypes[0].retryBaseSeconds must be more than 0 and at most 31536000',
    ],
    [
      [{ value: 5, retryCapSeconds: Number.NaN }],
      'operationTypes[0].retryCapSeconds must be more than 0 and at most 31536000',
    ],
    [[{ value: 5, maxLocked: 0 }], 'operationTypes[0].maxLocked must be a whole number from 1 to 1000000'],
    [[{ value: 5, maxLocked: 1.5 }], 'operationTypes[0].maxLocked must be a whole number from 1 to 1000000'],
    [[{ value: 5, startsPerMinute: 0 }], 'operationTypes[0].startsPerMinute must be a number from 0.001 to 1000000'],
    [
      [{ value: 5, startsPerMinute: Number.NaN }],
      'operationTypes[0].startsPerMinute must be a number from 0.001 to 1000000',
    ],
    [
      [{ value: 5, breakerFailures: 1_001, breakerMinutes: 1 }],
      'operationTypes[0].breakerFailures must be a whole number from 1 to 1000',
    ],
    [[{ value: 5, breakerFailures: 3 }], 'operationTypes[0]: breakerFailures and breakerMinutes go together'],
    [[{ value: 5, breakerMinutes: 3 }], 'operationTypes[0]: breakerFailures and breakerMinutes go together'],
    [[{ value: 5, retryCapSeconds: 9 }], 'operationTypes[0].retryCapSeconds must not be less than the base'],
    [[{ value: 5 }, { value: 5 }], 'operationTypes[1].value: 5 is there twice'],
    [[{ value: 70_000 }], 'operationTypes[0].label: operation type 70000 needs a label'],
    [[{ value: 5 }, { value: 10, label: '  ' }], 'operationTypes[1].label: operation type 10 needs a label'],
  ])('refuse %j', (settings, message) => {
    expect(() => createOperationTypes(settings)).toThrow(new Error(message));
  });
});
