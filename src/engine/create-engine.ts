import type { BulkCommand, Command } from '../core/command.ts';
import { createInputFault, seriesChangesFault } from '../core/create-input.ts';
import { decide } from '../core/decide.ts';
import { decideSeries } from '../core/decide-series.ts';
import type { InputLimits } from '../core/limits.ts';
import type { Operation, Position } from '../core/operation.ts';
import type { OperationTypes } from '../core/operation-types.ts';
import { platformActor } from '../core/platform-actor.ts';
import { keepEverything, type Retention } from '../core/retention.ts';
import { limitsOf, startsNow } from '../core/starts-now.ts';
import { afterCommand, type TypeControl } from '../core/type-control.ts';
import { createUuids } from '../core/uuid.ts';
import type { Committed, Decide, DecideSeries, Store } from '../store/store.ts';
import { createAsking } from './asking.ts';
import { createAskingSeries } from './asking-series.ts';
import { runBulk } from './bulk.ts';
import { createClaiming } from './claiming.ts';
import { createClearing } from './clearing.ts';
import type { Clock } from './clock.ts';
import { createClockwork, earlier } from './clockwork.ts';
import { DiskWatch } from './disk-watch.ts';
import type { CommitListener, Engine } from './engine.ts';
import { createEngineFigures } from './engine-figures.ts';
import { createGroupCommit } from './group-commit.ts';
import { createLeaseDates } from './lease-dates.ts';
import { LiveHosts } from './live-hosts.ts';
import { RenewableSince } from './renewable-since.ts';
import {
  appendFault,
  bulkFault,
  claimFault,
  heartbeatFault,
  reasonFault,
  rerunFault,
  settleFault,
  typeCommandFault,
} from './request-faults.ts';
import { createRetaining } from './retaining.ts';
import { createTypeWakes } from './type-wakes.ts';
import { WaitingClaims } from './waiting-claims.ts';

export interface EngineOptions {
  /** Closed when the engine stops. */
  readonly store: Store;
  readonly clock: Clock;
  /** Uniform in [0, 1): the jitter of retries. */
  readonly random: () => number;
  /** The random part of ids. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly operationTypes: OperationTypes;
  readonly limits: InputLimits;
  /** By default, everything is kept for ever. */
  readonly retention?: Retention;
  /** How long nothing is removed after the start, and after the clock was set. */
  readonly retentionGraceMs?: number;
  /** How long after a claim or a heartbeat a host counts as live. */
  readonly hostSeenWithinMs?: number;
  /** Commands, and claims, that may wait at the same time: by default enough for two of the largest batches. */
  readonly mostPending?: number;
  /** Told of failures that nobody waits for: of the clockwork, and of whoever listens to commits. */
  readonly onError: (error: unknown) => void;
}

/** Commands in one transaction: writing them holds the event loop for some 20 ms, and that no more often than needed. */
const commandsAtOnce = 500;
/** Operations of a bulk action in one transaction: others have their turn between two. */
const bulkSliceSize = 250;
/** Series that one transaction carries on, each by at most ten occurrences; to search for one may take 20 ms. */
const seriesOfAtMost = 5;

export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { store, clock, limits, operationTypes } = options;
  const { mostPending = Math.max(20_000, 2 * limits.batchSize) } = options;
  const { hostSeenWithinMs = 60_000 } = options;
  const { retention = keepEverything, retentionGraceMs = 600_000 } = options;
  const listeners = new Set<CommitListener>();
  const hosts = new LiveHosts(clock, hostSeenWithinMs);
  const waiting = new WaitingClaims(clock, mostPending);
  let head: Position = await store.head();
  let stopping: Promise<void> | null = null;

  const newId = createUuids(() => clock.now(), options.randomBytes);

  const contextNow = () => ({ now: clock.now(), random: options.random, operationTypes, newId });

  const decideNow: Decide = (command, operation, earlier, load) =>
    decide(command, operation, contextNow(), earlier, load);

  /** A bulk action is no claim: it goes by no limit of a type. */
  const preview = (command: BulkCommand, operation: Operation | null, earlier: Operation | null) =>
    decide(command, operation, contextNow(), earlier);

  const decideSeriesNow: DecideSeries = (command, series) => decideSeries(command, series, contextNow());

  const typeStanding = async (operationType: number) => {
    const load = await store.typeLoad(operationType);
    return { load, starts: startsNow(limitsOf(operationTypes, operationType), load, clock.now()) };
  };

  const typeWakes = createTypeWakes({
    operationTypes,
    now: () => clock.now(),
    typeStanding,
    notify: (types) => waiting.notify(types),
    expect: (due) => clockwork.expect(due),
    onError: options.onError,
  });

  const renewableSince = new RenewableSince(clock, () => void leaseDates.look());
  const disk = new DiskWatch(clock, renewableSince);

  /** A claim that takes what came to be claimable waits for the disk once, for both. */
  const onCommitted = (committed: Committed) => {
    disk.committed();
    typeWakes.committed(committed);
    clearing.committed(committed);
    clockwork.expect(committed.nextDue);
  };

  const onDurable = ({ events, logged, faults }: Committed) => {
    disk.durable();
    head = events.at(-1)?.position ?? head;
    if (events.length + logged.length > 0) for (const listener of listeners) tell(() => listener(events, logged));
    for (const fault of faults) options.onError(fault);
  };

  /** One that fails keeps neither the others nor the clock from hearing of the commit. */
  const tell = (listener: () => void) => {
    try {
      listener();
    } catch (error) {
      options.onError(error);
    }
  };

  const commits = createGroupCommit({
    store: { apply: (commands, by) => disk.transact(() => store.apply(commands, by)) },
    decide: decideNow,
    batchSize: commandsAtOnce,
    mostPending,
    onCommitted,
    onDurable,
    onError: options.onError,
  });

  const leaseDates = createLeaseDates({
    reads: store,
    now: () => clock.now(),
    renew: commits.submitAll,
    onError: options.onError,
  });

  const changes = async (command: Command) => changed(await commits.submit(command));

  const series: Pick<Store, 'applyToSeries'> = {
    applyToSeries: (command, by) => disk.transact(() => store.applyToSeries(command, by)),
  };
  const { onSeries, oneSeries } = createAskingSeries(commits, series, decideSeriesNow);

  const retaining = createRetaining({
    retention,
    graceMs: retentionGraceMs,
    now: () => clock.now(),
    deleteOutlived: (now, keepMs, limit) => changes({ type: 'RETAIN', now, keepMs, limit, actor: platformActor }),
    cut: (query) => commits.between('CLOCK', () => disk.handOver(() => store.cut(query))),
    onError: options.onError,
  });

  const clearing = createClearing({
    clock,
    clear: (limit) => commits.between('CLOCK', () => disk.handOver(() => store.clearLogLines(limit))),
    expect: (due) => clockwork.expect(due),
    onError: options.onError,
  });

  const clockwork = createClockwork({
    clock,
    nextDue: async (after = Number.NEGATIVE_INFINITY) => {
      const own = [retaining.next, typeWakes.next, clearing.next].filter((due) => due === null || due > after);
      return own.reduce(earlier, await store.nextDue(after));
    },
    tick: async (now, limit) => {
      typeWakes.look();
      disk.look();
      const { instant } = renewableSince;
      const ticked = await renewableSince.notice(
        changes({ type: 'TICK', now, renewableSince: instant, limit, actor: platformActor }),
      );
      const recurred = await renewableSince.notice(
        onSeries('CLOCK', { type: 'RECUR', now, limit: seriesOfAtMost, actor: platformActor }),
      );
      await retaining.look();
      await clearing.look();
      return ticked + changed(recurred);
    },
    onWake: (lateMs) => renewableSince.look(lateMs),
    // That the clock was set is for `retaining` to notice.
    ticksAtEachLook: retaining.next !== null,
    onError: options.onError,
  });

  const { oneUnless, eachUnless } = createAsking(commits);
  const claim = createClaiming({ waiting, hosts, commits, typeWakes });

  await clearing.look();
  await leaseDates.look();
  await clockwork.start();

  return {
    reads: store,
    create: (inputs, actor) =>
      eachUnless(
        inputs.map((input) => {
          return [createInputFault(input, limits), { type: 'CREATE', id: newId(), input, actor }];
        }),
      ),
    actOnSeries: ({ action, ...request }) => oneSeries({ type: action, ...request }),
    changeSeries: async (request) => {
      const fault = seriesChangesFault(request.changes, limits);
      if (fault !== null) return { type: 'REFUSED', refusal: fault, series: null };
      return oneSeries({ type: 'CHANGE', ...request });
    },
    actOnType: async (command) => {
      const fault = typeCommandFault(command, limits, operationTypes);
      if (fault !== null) return fault;
      const { operationType } = command;
      const change = (control: TypeControl) => afterCommand(control, command, clock.now());
      const control = await commits.between('CALLER', () => store.applyToType(operationType, change));
      if (command.type === 'RELEASE') typeWakes.changed(operationType);
      return control;
    },
    act: (request) => oneUnless(reasonFault(request.reason, limits), { type: 'ACTION', ...request }),
    rerun: (request) => oneUnless(rerunFault(request, limits), { type: 'RERUN', ...request }),
    update: (request) => oneUnless(reasonFault(request.reason, limits), { type: 'UPDATE', ...request }),
    bulk: async (request, signal) =>
      bulkFault(request, limits, clock.now()) ??
      runBulk(request, { reads: store, submit: commits.submit, decide: preview, pageSize: bulkSliceSize, signal }),
    claim: async (request, signal) => {
      const fault = claimFault(request, limits, operationTypes);
      if (fault !== null) return fault;
      return claim(request, signal);
    },
    heartbeat: async (inputs) => {
      const outcomes = await renewableSince.notice(
        eachUnless(inputs.map((input) => [heartbeatFault(input, limits), { type: 'HEARTBEAT', ...input }])),
      );
      for (const { type, operation } of outcomes) {
        // A refused one may name the operation's new host, who has sent nothing.
        if (type !== 'REFUSED' && operation.lease !== null) hosts.heard(operation.lease.hostId);
      }
      return outcomes;
    },
    settle: (inputs) => eachUnless(inputs.map((input) => [settleFault(input, limits), { type: 'SETTLE', ...input }])),
    appendLogLines: (inputs) => {
      const count = inputs.reduce((sum, { lines }) => sum + lines.length, 0);
      const kept = limits.logLinesKept;
      return eachUnless(
        inputs.map((input) => [appendFault(input, count, limits), { type: 'APPEND_LOG_LINES', ...input, kept }]),
      );
    },
    typeStanding,
    isHostSeen: (operationType) => hosts.isSeen(operationType),
    get head() {
      return head;
    },
    figures: createEngineFigures({ hosts, waiting, commits, disk }),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopping ??= (async () => {
        waiting.stop();
        await clockwork.stop();
        await leaseDates.stop();
        await commits.drain();
        await store.close();
      })();
      return stopping;
    },
  };
}

function changed(outcomes: readonly { readonly type: string }[]): number {
  return outcomes.filter(({ type }) => type === 'CHANGED').length;
}
