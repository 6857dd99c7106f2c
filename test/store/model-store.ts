import { mostActivityMinutes } from '../../src/core/activity.ts';
import { eventOf, type OperationEvent } from '../../src/core/change.ts';
import { type ClaimableTarget, type Command, earlierOf, targetOf } from '../../src/core/command.ts';
import type { Decision } from '../../src/core/decision.ts';
import type { OperationFilter } from '../../src/core/filter.ts';
import { droppedUntil, type LogLine, newLines } from '../../src/core/log-line.ts';
import type { Instant, Operation, Position } from '../../src/core/operation.ts';
import type { Series } from '../../src/core/series.ts';
import type { SeriesCommand } from '../../src/core/series-command.ts';
import type { TypeLoad } from '../../src/core/starts-now.ts';
import { type AsyncOperationState, stateOf } from '../../src/core/statuses.ts';
import { freeControl, type TypeControl } from '../../src/core/type-control.ts';
import type {
  Applied,
  AppliedToSeries,
  Counts,
  Decide,
  DecideSeries,
  Outcome,
  SeriesOutcome,
  Store,
} from '../../src/store/store.ts';
import { knownActivity } from './model-activity.ts';
import { countsOf } from './model-counts.ts';
import { figuresOf } from './model-figures.ts';
import { eventsOf, operationAt, operationsAt } from './model-log.ts';
import { pageOf } from './model-pages.ts';
import { isCompleted, lockedOf, offeredOf, targetsOf, wakesOn } from './model-targets.ts';
import { nextToClaim, type OfferedSince, offeredSince } from './model-turns.ts';

export interface ModelStore extends Store {
  readonly all: () => readonly Operation[];
  readonly allSeries: () => readonly Series[];
  /** By any filter. */
  readonly countsAt: (filter: OperationFilter, position: Position) => Promise<Counts>;
}

/** The port in the plainest words: two arrays, and every question answered by looking at all that is in them. */
export function createModelStore(): ModelStore {
  let operations: readonly Operation[] = [];
  let log: readonly OperationEvent[] = [];
  let payloads: ReadonlyMap<string, string> = new Map();
  let series: readonly Series[] = [];
  let controls: ReadonlyMap<number, TypeControl> = new Map();
  let logLines: ReadonlyMap<string, readonly LogLine[]> = new Map();
  let logged: readonly string[] = [];
  let floor: Position = 0;
  let since: OfferedSince = new Map();

  const setControl = (control: TypeControl) => {
    controls = new Map([...controls, [control.operationType, control]]);
  };

  const loadOf = (operationType: number): TypeLoad => {
    const count = (state: AsyncOperationState) =>
      operations.filter((each) => each.operationType === operationType && stateOf(each.statusCode) === state).length;
    const control = controls.get(operationType) ?? freeControl(operationType);
    return { control, lockedCount: count('LOCKED'), readyCount: count('READY') };
  };

  const rerunOf = (id: string) => operations.find((each) => each.rerunOf === id) ?? null;

  const carryOut = (asked: Operation | null, decision: Decision, earlier: Operation | null = null): Outcome => {
    if (decision.type === 'REFUSE') return { type: 'REFUSED', refusal: decision.refusal, operation: asked };
    const isRerun = asked !== null && decision.type === 'CHANGE' && decision.change.from === null;
    const before = isRerun ? null : asked;
    if (decision.type === 'CHANGE') {
      const event = eventOf(before, decision.change, log.length + 1);
      const { operation, position } = event;
      const others = operations.filter(({ id }) => id !== operation.id);
      operations = decision.change.to === null ? others : [...others, operation].sort((a, b) => a.seq - b.seq);
      if (decision.change.to === null) logLines = new Map([...logLines].filter(([id]) => id !== operation.id));
      const texts = Object.entries(decision.change.payloads).filter(([, text]) => typeof text === 'string');
      payloads = new Map([...payloads, ...texts.map(([field, text]) => [`${field}@${position}`, text ?? ''] as const)]);
      const copied = payloads.get(`data@${decision.change.dataFrom}`);
      if (copied !== undefined) payloads = new Map([...payloads, [`data@${position}`, copied]]);
      log = [...log, event];
      since = offeredSince(since, operations, log.length);
      if (decision.series !== undefined) series = [...series, decision.series];
      if (decision.control !== undefined) setControl(decision.control);
      return { type: 'CHANGED', operation, event, ...(isRerun ? { rerunOf: asked } : {}) };
    }
    if (decision.type === 'EXISTING' && earlier !== null) return { type: 'EXISTING', operation: earlier };
    if (before === null) throw new Error('nothing to answer with');
    if (decision.type === 'APPEND') {
      const before = logLines.get(asked?.id ?? '') ?? [];
      if (asked === null) throw new Error('nothing to append to');
      const all = [...before, ...newLines(decision.append, before.at(-1) ?? null)];
      const until = droppedUntil(all.at(-1)?.number ?? 0, decision.append.kept);
      const after = all.filter(({ number }) => number > until);
      logLines = new Map([...logLines, [asked.id, after]]);
      logged = [...logged, asked.id];
      return { type: 'APPENDED', operation: asked, newest: after.at(-1)?.number ?? 0 };
    }
    if (decision.type === 'EXISTING') return { type: 'EXISTING', operation: before };
    const operation = { ...before, lease: decision.lease };
    operations = operations.map((each) => (each.id === operation.id ? operation : each));
    return { type: 'RENEWED', operation };
  };

  /** The first again and again, until there is none, or as many as were asked for. */
  const claim = ({ operationTypes, limit }: ClaimableTarget, judge: (operation: Operation) => Outcome): Outcome[] => {
    const outcomes: Outcome[] = [];
    const refused = new Set<number>();
    while (outcomes.filter(({ type }) => type === 'CHANGED').length < limit) {
      const open = operations.filter(
        ({ operationType }) => operationTypes.includes(operationType) && !refused.has(operationType),
      );
      const next = nextToClaim(open, since, log);
      if (next === undefined) break;
      const outcome = judge(next);
      outcomes.push(outcome);
      if (outcome.type === 'REFUSED') refused.add(next.operationType);
    }
    return outcomes;
  };

  const apply = (commands: readonly Command[], decide: Decide): Applied => {
    const start = log.length;
    logged = [];
    const known = series.length;
    let claimable = new Map<string, number>();
    let offered = offeredOf(operations);
    const faults: Error[] = [];
    const unlessThrown = <T>(work: () => T): T | Error => {
      const saved = { operations, log, payloads, series, controls, logLines, logged, offered, since };
      const savedClaimable = new Map(claimable);
      try {
        return work();
      } catch (error) {
        ({ operations, log, payloads, series, controls, logLines, logged, offered, since } = saved);
        claimable = savedClaimable;
        return error instanceof Error ? error : new Error(String(error));
      }
    };
    const outcomes = commands.map((command) => {
      const judge = (operation: Operation | null) => {
        const free = offered;
        const target = earlierOf(command, operation);
        const byKey = ({ requestId }: Operation) => requestId !== null && requestId === target?.requestId;
        const earlier = target === null ? null : (rerunOf(target.rerunOf) ?? operations.find(byKey) ?? null);
        const load = () => loadOf(operation?.operationType ?? 0);
        const outcome = carryOut(operation, decide(command, operation, earlier, load), earlier);
        offered = offeredOf(operations);
        for (const id of free.keys()) if (!offered.has(id)) claimable.delete(id);
        for (const [id, type] of offered) if (!free.has(id)) claimable.set(id, type);
        return outcome;
      };
      const target = targetOf(command);
      if (target.kind === 'CLAIMABLE') return unlessThrown(() => claim(target, judge));
      const targets = targetsOf(operations, target);
      if (command.type !== 'TICK' && command.type !== 'RETAIN') return unlessThrown(() => targets.map(judge));
      return targets.flatMap((operation) => {
        const outcome = unlessThrown(() => judge(operation));
        if (!(outcome instanceof Error)) return [outcome];
        faults.push(outcome);
        return [];
      });
    });
    const events = log.slice(start);
    const touched = new Set(
      outcomes.flatMap((list) => (list instanceof Error ? [] : list.map((o) => o.operation?.id))),
    );
    const nextDue = earliest(
      operations.filter(({ id }) => touched.has(id)),
      series.slice(known),
    );
    return {
      outcomes,
      events,
      logged,
      claimable: [...claimable.values()],
      nextDue,
      faults,
      durable: Promise.resolve(),
    };
  };

  const applyToSeries = (command: SeriesCommand, decide: DecideSeries): AppliedToSeries => {
    const start = log.length;
    const changed: Series[] = [];
    const targets =
      command.type === 'RECUR'
        ? series
            .flatMap((each) => (each.nextOn === null || each.nextOn > command.now ? [] : [{ each, due: each.nextOn }]))
            .sort((a, b) => a.due - b.due)
            .slice(0, command.limit)
            .map(({ each }) => each)
        : [series.find(({ id }) => id === command.id) ?? null];
    const outcomes = targets.map((before): SeriesOutcome => {
      const decision = decide(command, before);
      if (decision.type === 'REFUSE') return { type: 'REFUSED', refusal: decision.refusal, series: before };
      series = series.map((each) => (each === before ? decision.series : each));
      for (const change of decision.occurrences) carryOut(null, { type: 'CHANGE', change });
      changed.push(decision.series);
      return { type: 'CHANGED', series: decision.series };
    });
    const events = log.slice(start);
    const born = new Set(events.map(({ operation }) => operation.id));
    const claimable = [...offeredOf(operations)].flatMap(([id, type]) => (born.has(id) ? [type] : []));
    return {
      outcomes,
      events,
      logged: [],
      claimable,
      nextDue: earliest([], changed),
      faults: [],
      durable: Promise.resolve(),
    };
  };

  return {
    logId: '00000000',
    all: () => operations,
    allSeries: () => series,
    apply: async (commands, decide) => apply(commands, decide),
    applyToSeries: async (command, decide) => applyToSeries(command, decide),
    applyToType: async (operationType, decide) => {
      const control = decide(loadOf(operationType).control);
      setControl(control);
      return control;
    },
    typeLoad: async (operationType) => loadOf(operationType),
    series: async (id) => series.find((each) => each.id === id) ?? null,
    seriesPage: async ({ status, after, limit }) =>
      series
        .filter((each) => (status === null || each.status === status) && (after === null || each.id < after))
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    head: async () => log.length,
    floor: async () => floor,
    cut: async ({ occurredUntil, limit }) => {
      const start = floor;
      for (const { position, occurredOn } of log.slice(start, -1)) {
        if (occurredOn > occurredUntil || position > start + limit) break;
        floor = position;
      }
      return { floor, dropped: floor - start };
    },
    // They went with their operation.
    clearLogLines: async () => 0,
    nextDue: async (after) => earliest(operations, series, after),
    operations: async (ids) => ids.map((id) => operations.find((operation) => operation.id === id) ?? null),
    reruns: async (ids) => ids.map(rerunOf),
    operationAt: async (id, position) => operationAt(log, id, position),
    page: async (query) => pageOf(operations, query, log.length),
    counts: async (filter) => ({ position: log.length, rows: countsOf(operations, filter) }),
    countsAt: async (filter, position) => ({ position, rows: countsOf(operationsAt(log, position), filter) }),
    activity: async ({ from, until }) =>
      knownActivity(log, mostActivityMinutes).filter(({ minute }) => minute >= from && minute < until),
    eventsSpan: async () => {
      const [first, last] = [log[floor], log.at(-1)];
      return first === undefined || last === undefined ? null : { first, last };
    },
    positionAt: async (instant) => log.findLast((event) => event.occurredOn <= instant)?.position ?? floor,
    firstOfToken: async (token) =>
      operations.find((each) => each.dependencyToken === token && !isCompleted(each)) ?? null,
    lockedOfKey: async (key) => {
      const locked = lockedOf(operations, key);
      return { count: locked.length, first: locked[0] ?? null };
    },
    payload: async (field, position) => payloads.get(`${field}@${position}`) ?? null,
    logLines: async ({ operationSeq, after, limit, take }) => {
      const all = logLines.get(operations.find(({ seq }) => seq === operationSeq)?.id ?? '') ?? [];
      const above = all.filter(({ number }) => number > after);
      const lines = take === 'FIRST' ? above.slice(0, limit) : above.slice(Math.max(0, above.length - limit));
      return { lines, oldest: all[0]?.number ?? 0, newest: all.at(-1)?.number ?? 0 };
    },
    events: async (query) => eventsOf(log, floor, query),
    figures: () => figuresOf({ operations, series, controls: controls.values(), floor }),
    close: async () => {},
  };
}

function earliest(operations: readonly Operation[], series: readonly Series[], after = -Infinity): Instant | null {
  const dues = [
    ...operations.flatMap((each) => each.lease?.expiresOn ?? wakesOn(each) ?? []),
    ...series.flatMap(({ nextOn }) => nextOn ?? []),
  ].filter((due) => due > after);
  return dues.length === 0 ? null : Math.min(...dues);
}
