import { describe, expect, it } from 'vitest';
import type { OperationPagePartsFragment } from '../../../src/client/documents.ts';
import { storyOf, withUpdate } from '../../../src/dashboard/operation/operation-story.ts';
import { row } from '../rows.ts';
import { event, positionOf } from './events.ts';

const operation = (change: Partial<OperationPagePartsFragment>): OperationPagePartsFragment => ({
  ...row(1),
  position: positionOf(1),
  dependencyToken: null,
  concurrencyKey: null,
  concurrencyLimit: null,
  regardingObjectId: null,
  regardingObjectType: null,
  requestId: null,
  createdBy: null,
  modifiedBy: null,
  executionTimeSpan: null,
  seriesId: null,
  occurrenceOn: null,
  rerunOf: null,
  lease: null,
  allowedActions: [],
  ...change,
});

const counts = { position: positionOf(9) };
const history = { nodes: [event(1, 'CREATED')], hasPreviousPage: false };
const read = { asyncOperation: { ...operation({}), history }, asyncOperationCounts: counts };
const nothing = { asyncOperation: null, asyncOperationCounts: counts };
const update = (told: Parameters<typeof withUpdate>[1]) => told;
const checkpoint = { position: positionOf(9), change: null, event: null, operation: null, reset: null };

describe('the story of an operation', () => {
  const begun = storyOf(read, null);
  if (begun === null) throw new Error('it was read');

  it('goes on with what is told', () => {
    const claimed = event(2, 'CLAIMED');
    const told = { ...checkpoint, change: 'CHANGED', event: claimed } as const;
    const after = withUpdate(begun, update({ ...told, operation: operation({ statusCode: 'IN_PROGRESS' }) }));
    expect(after.operation.statusCode).toBe('IN_PROGRESS');
    expect(after.timeline.entries.at(-1)?.last).toBe(claimed);
    expect(after.isDeleted).toBe(false);
  });

  it('is the same after a checkpoint', () => {
    expect(withUpdate(begun, checkpoint)).toBe(begun);
  });

  it('ends with who deleted it, and keeps how it was seen last', () => {
    const deleted = event(2, 'DELETED', { actor: 'ada', toStatus: null });
    const told = { ...checkpoint, change: 'LEFT', event: deleted, operation: operation({ name: 'later' }) } as const;
    expect(withUpdate(begun, told)).toMatchObject({ isDeleted: true, deletion: deleted, operation: begun.operation });
  });

  it('ends without an answer to how, where it is not there when it is read again', () => {
    expect(storyOf(nothing, begun)).toEqual({ ...begun, isDeleted: true });
    expect(storyOf(nothing, null)).toBeNull();
  });
});
