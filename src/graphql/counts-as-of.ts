import { compileFilter, type OperationFilter } from '../core/filter.ts';
import type { Position } from '../core/operation.ts';
import type { Reads } from '../engine/engine.ts';
import { CountTally } from '../store/count-tally.ts';
import { counterFilter } from '../store/counter-filter.ts';
import type { Asker, Counts } from '../store/store.ts';
import { takeTurn } from './turn.ts';

/** How far behind the head a filter can be counted that has to be put to each event since. */
export const mostEventsBack = 50_000;

const eventsPerTurn = 250;
const idsPerTurn = 100;

/** The filter would have to be put to too many events; it can be counted from here on. */
export interface TooFarBack {
  readonly earliest: Position;
}

/** The counts right after the event at `position`, which the log must have reached and kept, at a bounded cost. */
export async function countsAsOf(
  reads: Reads,
  filter: OperationFilter,
  position: Position,
  asker?: Asker,
): Promise<Counts | TooFarBack> {
  const byCounters = counterFilter(filter);
  if (byCounters !== null) {
    await takeTurn();
    return reads.countsAt(byCounters, position);
  }
  return filter.ids ? countEach(filter.ids, reads, filter, position) : countBack(reads, filter, position, asker);
}

async function countEach(
  ids: readonly string[],
  reads: Reads,
  filter: OperationFilter,
  position: Position,
): Promise<Counts> {
  const tally = new CountTally();
  const matches = compileFilter(filter);
  for (const [index, id] of [...new Set(ids)].entries()) {
    if (index % idsPerTurn === 0) await takeTurn();
    const operation = await reads.operationAt(id, position);
    if (operation !== null && matches(operation)) tally.add(operation, 1);
  }
  return { position, rows: tally.rows() };
}

/** From the counts now, which name their own position, back over every event since. */
async function countBack(
  reads: Reads,
  filter: OperationFilter,
  position: Position,
  asker: Asker | undefined,
): Promise<Counts | TooFarBack> {
  const earliest = (await reads.head()) - mostEventsBack;
  if (position < earliest) return { earliest };
  await takeTurn();
  const now = await reads.counts(filter, asker);
  const tally = new CountTally(now.rows);
  const matches = compileFilter(filter);
  for (let after = position; after < now.position; after += eventsPerTurn) {
    await takeTurn();
    const until = Math.min(after + eventsPerTurn, now.position);
    const events = await reads.events({ after, until, limit: eventsPerTurn, operationIds: null });
    for (const { before, operation, toStatus } of events) {
      if (toStatus !== null && matches(operation)) tally.add(operation, -1);
      if (before !== null && matches(before)) tally.add(before, 1);
    }
  }
  return { position, rows: tally.rows() };
}
