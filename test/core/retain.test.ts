import { describe, expect, it } from 'vitest';
import { decide } from '../../src/core/decide.ts';
import { statusNames } from '../../src/core/statuses.ts';
import { retain } from './commands.ts';
import { contextAt, minute, now } from './decision-context.ts';
import { operationIn } from './operation-in.ts';

const day = 1_440 * minute;
const completed = ['SUCCEEDED', 'FAILED', 'CANCELED'] as const;
const allOf = (keepMs: number) => ({ SUCCEEDED: keepMs, FAILED: keepMs, CANCELED: keepMs });

describe('what the platform deletes because its time is over', () => {
  it.each(completed)('is %s for as long as that is kept, and not a millisecond less', (status) => {
    const operation = operationIn(status);
    const over = (operation.completedOn ?? 0) + 30 * day;
    const command = retain({ [status]: 30 * day });
    expect(decide(command, operation, contextAt(over - 1)).type).toBe('REFUSE');
    expect(decide(command, operation, contextAt(over))).toMatchObject({
      type: 'CHANGE',
      change: { kind: 'DELETED', from: status, to: null, actor: 'platform', occurredOn: over, payloads: {} },
    });
  });

  it.each(completed)('is not %s where only the others are not kept for ever', (status) => {
    const command = retain({ ...allOf(0), [status]: null });
    expect(decide(command, operationIn(status), contextAt(Number.MAX_SAFE_INTEGER)).type).toBe('REFUSE');
  });

  it.each(
    statusNames.filter((status) => !completed.some((each) => each === status)),
  )('is nothing that is %s', (status) => {
    const decision = decide(retain(allOf(0)), operationIn(status), contextAt(Number.MAX_SAFE_INTEGER));
    expect(decision).toMatchObject({ type: 'REFUSE', refusal: { code: 'CANNOT_DELETE_UNLESS_COMPLETED' } });
  });

  it.each([
    [30 * day, 'Succeeded operations are kept for 30 days.'],
    [day, 'Succeeded operations are kept for 1 day.'],
    [day / 8, 'Succeeded operations are kept for 0.125 days.'],
  ])('says why: kept for %i ms', (keepMs, reason) => {
    const decision = decide(retain({ SUCCEEDED: keepMs }), operationIn('SUCCEEDED'), contextAt(now + 99 * day));
    expect(decision).toMatchObject({ change: { reason } });
  });
});
