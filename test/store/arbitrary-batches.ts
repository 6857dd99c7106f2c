import fc from 'fast-check';
import type { Command } from '../../src/core/command.ts';
import { ownActions, settleOutcomes } from '../../src/core/lifecycle.ts';
import type { Instant, Operation } from '../../src/core/operation.ts';
import { missedOccurrences } from '../../src/core/series.ts';
import type { SeriesCommand } from '../../src/core/series-command.ts';
import { act, appendLogLines, claim, create, heartbeat, rerun, retain, settle, tick } from '../core/commands.ts';
import { minute } from '../core/decision-context.ts';
import { actOnSeries, changeSeries } from '../core/series.ts';
import { filters, names, owners, tokens, types } from './arbitrary-filter.ts';

/** What a drafted command is fitted to: the ids ever given, the operations behind them, the time. */
export interface Scene {
  readonly ids: readonly string[];
  readonly operationOf: (id: string) => Operation | null;
  readonly instant: Instant;
  readonly head: number;
  readonly nextId: () => string;
}

const wait = fc.option(fc.integer({ min: -minute, max: 30 * minute }), { freq: 1 });
const text = fc.option(fc.constantFrom('{}', '[1]', 'disk full'));
/** Which of the operations there have been, counted round. */
const nth = fc.nat();
const epoch = fc.constantFrom(0, 0, 0, -1, 1);
const limit = fc.integer({ min: 1, max: 5 });

const keys = fc.option(fc.constantFrom('request-1', 'request-2', 'request-3'), { freq: 1 });

const keepMs = fc.option(fc.nat(8 * minute));

const input = fc
  .record({
    name: names,
    operationType: types,
    ownerId: owners,
    dependencyToken: tokens,
    concurrency: fc.option(
      fc.record({
        concurrencyKey: fc.constantFrom('key-1', 'key-2'),
        concurrencyLimit: fc.integer({ min: 1, max: 3 }),
      }),
    ),
    correlationId: tokens,
    regardingObjectId: tokens,
    requestId: keys,
    priority: fc.integer({ min: -1, max: 1 }),
    maxRetries: fc.nat(1),
    data: text,
  })
  .map(({ concurrency, ...given }) => ({ ...given, ...concurrency }));

const rules = fc.constantFrom('FREQ=MINUTELY', 'FREQ=MINUTELY;INTERVAL=5', 'FREQ=HOURLY', 'FREQ=HOURLY;COUNT=2');

const drafts = {
  creations: fc.record({ type: fc.constant('CREATE'), input, wait }),
  series: fc.record({
    type: fc.constant('CREATE_SERIES'),
    input,
    recurrencePattern: rules,
    missedOccurrences: fc.constantFrom(...missedOccurrences),
    wait,
  }),
  actions: fc.record({ type: fc.constant('ACTION'), nth, action: fc.constantFrom(...ownActions), wait }),
  reruns: fc.record({ type: fc.constant('RERUN'), nth, requestId: keys }),
  claims: fc.record({
    type: fc.constant('CLAIM'),
    hostId: fc.constantFrom('host-1', 'host-2'),
    operationTypes: fc.array(types, { maxLength: 3 }),
    limit,
  }),
  heartbeats: fc.record({
    type: fc.constant('HEARTBEAT'),
    nth,
    epoch,
    progress: fc.option(fc.constantFrom(0, 0.1, 1)),
    message: text,
    data: fc.option(fc.constantFrom('{"offset":1}', '[2]'), { nil: undefined, freq: 1 }),
  }),
  settlements: fc.record({
    type: fc.constant('SETTLE'),
    nth,
    epoch,
    outcome: fc.constantFrom(...settleOutcomes),
    message: text,
    wait,
  }),
  appends: fc.record({
    type: fc.constant('APPEND_LOG_LINES'),
    nth,
    epoch,
    offset: fc.option(fc.nat(6), { freq: 1 }),
    lines: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
  }),
  ticks: fc.record({ type: fc.constant('TICK'), limit }),
  retentions: fc.record({
    type: fc.constant('RETAIN'),
    keepMs: fc.record({ SUCCEEDED: keepMs, FAILED: keepMs, CANCELED: keepMs }),
    limit,
  }),
  bulks: fc.record({
    type: fc.constant('BULK'),
    action: fc.constantFrom('CANCEL', 'PAUSE', 'RESUME', 'DELETE', 'RERUN'),
    nths: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
    filter: fc.option(filters, { freq: 1 }),
  }),
};

export const draft = fc.oneof(
  { arbitrary: drafts.creations, weight: 8 },
  { arbitrary: drafts.series, weight: 1 },
  { arbitrary: drafts.actions, weight: 5 },
  { arbitrary: drafts.reruns, weight: 2 },
  { arbitrary: drafts.claims, weight: 3 },
  { arbitrary: drafts.heartbeats, weight: 3 },
  { arbitrary: drafts.settlements, weight: 6 },
  { arbitrary: drafts.appends, weight: 3 },
  { arbitrary: drafts.ticks, weight: 2 },
  { arbitrary: drafts.retentions, weight: 1 },
  { arbitrary: drafts.bulks, weight: 1 },
);

export type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

export interface Batch {
  readonly drafts: readonly Draft[];
  /** How much time passes before it; the clock is sometimes set back. */
  readonly passing: number;
  /** What is then asked of a series, counted round; null: nothing. */
  readonly onSeries: { readonly nth: number; readonly asked: 'PAUSE' | 'RESUME' | 'END' | 'CHANGE' } | null;
  /** Which type is then held or let go; null: none. */
  readonly onType: { readonly type: 'HOLD' | 'RELEASE'; readonly operationType: number } | null;
  /** How many series the clock then carries on. */
  readonly recurring: number;
  /** Which of its commands, counted round, the decision throws for; null: for none. */
  readonly fault: number | null;
  /** How many log lines of deleted operations are then cleared, at most. */
  readonly clearing: number;
  /** How the log is cut after it; null: not at all. */
  readonly cut: { readonly keepMs: number; readonly limit: number } | null;
}

export const batch = {
  drafts: fc.array(draft, { minLength: 1, maxLength: 6 }),
  passing: fc.oneof({ arbitrary: fc.nat(4 * minute), weight: 6 }, { arbitrary: fc.constant(-minute), weight: 1 }),
  onSeries: fc.option(
    fc.record({ nth, asked: fc.constantFrom('PAUSE' as const, 'RESUME' as const, 'CHANGE' as const, 'END' as const) }),
    { freq: 1 },
  ),
  onType: fc.option(fc.record({ type: fc.constantFrom('HOLD' as const, 'RELEASE' as const), operationType: types }), {
    freq: 1,
  }),
  recurring: fc.nat(3),
  fault: fc.option(fc.nat(5), { freq: 6 }),
  clearing: fc.nat(2),
};

export const batches: fc.Arbitrary<Batch> = fc.record({ ...batch, cut: fc.constant(null) });

export const batchesWithCuts: fc.Arbitrary<Batch> = fc.record({
  ...batch,
  cut: fc.option(fc.record({ keepMs: fc.nat(15 * minute), limit: fc.integer({ min: 1, max: 20 }) }), { freq: 2 }),
});

export function commandFrom(drafted: Draft, scene: Scene): Command {
  const later = (ms: number | null) => (ms === null ? null : scene.instant + ms);
  const pick = (place: number) => scene.ids[place % Math.max(scene.ids.length, 1)] ?? 'nothing';
  const epochOf = (id: string, offset: number) => (scene.operationOf(id)?.epoch ?? 0) + offset;
  switch (drafted.type) {
    case 'CREATE':
      return { ...create({ ...drafted.input, postponeUntil: later(drafted.wait) }), id: scene.nextId() };
    case 'CREATE_SERIES': {
      const { input: given, recurrencePattern, missedOccurrences: policy, wait: ms } = drafted;
      const recurrence = { recurrencePattern, recurrenceStartTime: later(ms), missedOccurrences: policy };
      return { ...create({ ...given, ...recurrence }), id: scene.nextId() };
    }
    case 'ACTION': {
      const postponeUntil = drafted.action === 'POSTPONE' ? later(drafted.wait) : null;
      return act(drafted.action, { id: pick(drafted.nth), postponeUntil });
    }
    case 'RERUN':
      return rerun({ id: pick(drafted.nth), requestId: drafted.requestId });
    case 'CLAIM':
      return claim({ ...drafted, actor: drafted.hostId, leaseMs: 5 * minute });
    case 'HEARTBEAT': {
      const id = pick(drafted.nth);
      const { progress, message, data } = drafted;
      return { ...heartbeat(epochOf(id, drafted.epoch), { progress, message, data }), id };
    }
    case 'SETTLE': {
      const id = pick(drafted.nth);
      const postponeUntil = drafted.outcome === 'WAITING' ? later(drafted.wait) : null;
      return {
        ...settle(epochOf(id, drafted.epoch), drafted.outcome, { message: drafted.message, postponeUntil }),
        id,
      };
    }
    case 'APPEND_LOG_LINES': {
      const id = pick(drafted.nth);
      const { lines, offset } = drafted;
      return appendLogLines(epochOf(id, drafted.epoch), lines, { id, offset, kept: 3 });
    }
    case 'RETAIN':
      return { ...retain(drafted.keepMs, scene.instant), limit: drafted.limit };
    case 'TICK':
      return { ...tick(scene.instant), limit: drafted.limit };
    case 'BULK': {
      const { action, filter } = drafted;
      const ids = [...new Set(drafted.nths.map(pick))];
      const target = filter === null ? ({ kind: 'IDS', ids } as const) : ({ kind: 'MATCHING', ids, filter } as const);
      return { type: 'BULK', action, postponeUntil: null, reason: null, actor: 'alice', target };
    }
  }
}

/** What a batch asks of a series, and then what the clock does. */
export function seriesCommandsFrom(
  { onSeries, recurring }: Batch,
  ids: readonly string[],
  now: Instant,
): SeriesCommand[] {
  const recur = { type: 'RECUR', now, limit: recurring, actor: 'platform' } as const;
  if (onSeries === null) return [recur];
  const id = ids[onSeries.nth % Math.max(ids.length, 1)] ?? 'nothing';
  const { asked } = onSeries;
  const command =
    asked === 'CHANGE' ? changeSeries({ recurrencePattern: 'FREQ=MINUTELY' }, { id }) : actOnSeries(asked, { id });
  return [command, recur];
}
