import type { BulkCommand } from '../core/command.ts';
import type { Decision } from '../core/decision.ts';
import type { OperationFilter } from '../core/filter.ts';
import type { Operation, Position } from '../core/operation.ts';
import type { Asker, Outcome, Page, PageQuery } from '../store/store.ts';
import { BulkTally } from './bulk-tally.ts';
import type { BulkPlace, BulkRequest, BulkResult, Reads } from './engine.ts';

export interface BulkParts {
  readonly reads: Pick<Reads, 'operations' | 'reruns' | 'page' | 'head'>;
  readonly submit: (command: BulkCommand) => Promise<readonly Outcome[]>;
  readonly decide: (command: BulkCommand, operation: Operation | null, earlier: Operation | null) => Decision;
  /** Operations in one transaction. */
  readonly pageSize: number;
  /** Aborted when the caller has gone: the rest is left alone. */
  readonly signal: AbortSignal | undefined;
}

/**
 * An action on many operations, in slices of one transaction each, so that a million of them neither fill the memory
 * nor hold everybody else up. What was created after the start is not touched.
 */
export async function runBulk(request: BulkRequest, given: BulkParts): Promise<BulkResult> {
  const parts = isHeavy(request) ? { ...given, pageSize: Math.ceil(given.pageSize / heavier) } : given;
  const tally = new BulkTally();
  const { ids, filter } = request;
  let next: BulkPlace | null = null;
  if (ids !== null) await onIds(request, [...new Set(ids)], parts, tally);
  else next = await onMatching(request, filter ?? {}, parts, tally);
  return tally.result(await parts.reads.head(), next);
}

/** How many times as much as others a rerun may write of each operation: it copies the operation's data. */
const heavier = 10;

function isHeavy({ action, dryRun }: BulkRequest): boolean {
  return !dryRun && action === 'RERUN';
}

async function onIds(request: BulkRequest, ids: readonly string[], parts: BulkParts, tally: BulkTally): Promise<void> {
  for (let start = 0; start < ids.length && !parts.signal?.aborted; start += parts.pageSize) {
    const slice = ids.slice(start, start + parts.pageSize);
    const command = commandFor(request, { kind: 'IDS', ids: slice });
    if (request.dryRun) {
      await preview(command, slice, await parts.reads.operations(slice), parts, tally);
    } else {
      const outcomes = await parts.submit(command);
      for (const [index, id] of slice.entries()) count(outcomes[index], id, tally);
    }
  }
}

/**
 * What to act on is found by reads; whether it still matches is asked again in the transaction that changes it. Answers
 * where the next request for the same is to begin; null where nothing is left.
 */
async function onMatching(
  request: BulkRequest,
  filter: OperationFilter,
  parts: BulkParts,
  tally: BulkTally,
): Promise<BulkPlace | null> {
  const { reads, pageSize, signal } = parts;
  const untilSeq = request.after?.untilSeq ?? (await reads.head());
  let place = request.after;
  let left = request.first ?? Number.POSITIVE_INFINITY;
  while (!signal?.aborted) {
    const query = queryAfter(place, filter, untilSeq, Math.min(left, pageSize));
    // What has begun is not given up because others wait.
    const page = await nextOf(reads, query, { signal, isPatient: place !== request.after });
    const last = page?.operations.at(-1);
    if (page === null || last === undefined) return null;
    const ids = page.operations.map(({ id }) => id);
    const command = commandFor(request, { kind: 'MATCHING', ids, filter });
    if (request.dryRun) {
      await preview(command, ids, page.operations, parts, tally);
      // Between pages others get their turn: a preview of a million is many turns, not one long one.
      await new Promise((resolve) => setImmediate(resolve));
    } else {
      for (const outcome of await parts.submit(command)) count(outcome, idOf(outcome), tally);
    }
    place = { createdOn: last.createdOn, seq: last.seq, untilSeq };
    left -= ids.length;
    if (!page.hasNextPage) return null;
    if (left === 0) return place;
  }
  return place;
}

function queryAfter(place: BulkPlace | null, filter: OperationFilter, untilSeq: Position, limit: number): PageQuery {
  const after = place === null ? null : { value: place.createdOn, seq: place.seq };
  const order = { field: 'CREATED_ON', direction: 'ASC' } as const;
  return { filter, order, after, before: null, untilSeq, limit, take: 'FIRST', withTotal: false };
}

/** None where the caller has gone meanwhile. */
async function nextOf(reads: BulkParts['reads'], query: PageQuery, asker: Asker): Promise<Page | null> {
  try {
    return await reads.page(query, asker);
  } catch (error) {
    if (asker.signal?.aborted) return null;
    throw error;
  }
}

function idOf(outcome: Outcome): string {
  const operation = (outcome.type === 'CHANGED' && outcome.rerunOf) || outcome.operation;
  if (operation === null) throw new Error('an operation that matched is not there');
  return operation.id;
}

function commandFor(request: BulkRequest, target: BulkCommand['target']): BulkCommand {
  const { action, postponeUntil, reason, actor } = request;
  return { type: 'BULK', action, postponeUntil, reason, actor, target };
}

async function preview(
  command: BulkCommand,
  ids: readonly string[],
  operations: readonly (Operation | null)[],
  parts: BulkParts,
  tally: BulkTally,
): Promise<void> {
  const earlier = command.action === 'RERUN' ? await parts.reads.reruns(ids) : [];
  for (const [index, id] of ids.entries()) {
    const decision = parts.decide(command, operations[index] ?? null, earlier[index] ?? null);
    if (decision.type === 'REFUSE') tally.refused(decision.refusal.code, id);
    else tally.applied();
  }
}

function count(outcome: Outcome | undefined, id: string, tally: BulkTally): void {
  if (outcome === undefined) throw new Error('an operation of a bulk action got no outcome');
  if (outcome.type === 'REFUSED') tally.refused(outcome.refusal.code, id);
  else tally.applied();
}
