import { randomBytes } from 'node:crypto';
import { type ExecutionResult, execute, type GraphQLFormattedError, parse, subscribe, validate } from 'graphql';
import { onTestFinished } from 'vitest';
import { defaultInputLimits, type InputLimits } from '../../src/core/limits.ts';
import { createOperationTypes, type OperationTypeSetting } from '../../src/core/operation-types.ts';
import { keepEverything, type Retention } from '../../src/core/retention.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { GatewayContext } from '../../src/graphql/context.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { createLive } from '../../src/live/create-live.ts';
import type { Live } from '../../src/live/live.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** The moment at which every test begins. */
export const start = Date.UTC(2030, 0, 15, 12);
export const minute = 60_000;

export type Variables = Readonly<Record<string, unknown>>;

export interface GatewayOptions {
  readonly limits?: Partial<InputLimits>;
  readonly operationTypes?: readonly OperationTypeSetting[];
  readonly mostPending?: number;
  readonly retention?: Retention;
}

export interface Gateway {
  readonly engine: Engine;
  readonly live: Live;
  readonly clock: ManualClock;
  readonly context: GatewayContext;
  /** The data of an answer without errors, as it would arrive at a client. */
  ask<Data>(document: string, variables?: Variables, context?: Partial<GatewayContext>): Promise<Data>;
  /** The errors of an answer that must have some. */
  askForErrors(
    document: string,
    variables?: Variables,
    context?: Partial<GatewayContext>,
  ): Promise<readonly GraphQLFormattedError[]>;
  /** A subscription, as the data of its messages. */
  watch<Data>(document: string, variables?: Variables): Promise<AsyncIterableIterator<Data>>;
}

const schema = createSchema();

/** The API over a real engine and a database in memory, without a server around it; stopped when the test is over. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const clock = createManualClock(start);
  const limits = { ...defaultInputLimits, ...options.limits };
  const operationTypes = createOperationTypes(options.operationTypes);
  const failures: unknown[] = [];
  const engine = await createEngine({
    store: openSqliteStore({ file: ':memory:', durability: 'full', randomBytes }),
    clock,
    random: () => 0.5,
    randomBytes,
    operationTypes,
    limits,
    onError: (error) => failures.push(error),
    retention: options.retention ?? keepEverything,
    ...(options.mostPending === undefined ? {} : { mostPending: options.mostPending }),
  });
  const live = createLive({ engine, clock });
  const context = {
    engine,
    live,
    operationTypes,
    limits,
    about: { version: '1.2.3', isDemo: false },
    viewer: { name: 'alice', sees: 'everything' },
  };
  const open: AsyncGenerator<ExecutionResult>[] = [];
  onTestFinished(async () => {
    await Promise.all(open.map((results) => results.return(undefined)));
    await live.stop();
    await engine.stop();
    if (failures.length > 0) throw new AggregateError(failures, 'the engine failed where nobody waited for it');
  });

  const run = async (source: string, variables: Variables, over: Partial<GatewayContext>) => {
    const document = parse(source);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    return execute({ schema, document, variableValues: variables, contextValue: { ...context, ...over } });
  };

  return {
    engine,
    live,
    clock,
    context,
    ask: async (document, variables = {}, over = {}) => dataOf(await run(document, variables, over)),
    askForErrors: async (document, variables = {}, over = {}) => {
      const { errors, data } = await run(document, variables, over);
      if (errors === undefined) throw new Error(`expected errors, got ${JSON.stringify(data)}`);
      return asReceived(errors);
    },
    watch: async (document, variables = {}) => {
      const results = await subscribe({
        schema,
        document: parse(document),
        variableValues: variables,
        contextValue: context,
      });
      if (!(Symbol.asyncIterator in results)) return dataOf(results);
      open.push(results);
      return mapped(results);
    },
  };
}

function dataOf<Data>({ data, errors }: ExecutionResult): Data {
  if (errors !== undefined) throw new AggregateError(errors, errors.map(({ message }) => message).join('\n'));
  return asReceived(data);
}

/** Through JSON, as everything that a client sees has been. */
function asReceived<Received>(sent: unknown): Received {
  return JSON.parse(JSON.stringify(sent));
}

async function* mapped<Data>(results: AsyncIterable<ExecutionResult>): AsyncIterableIterator<Data> {
  for await (const result of results) yield dataOf<Data>(result);
}

/** The next `count` messages of a stream. */
export async function take<T>(stream: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { done, value } = await stream.next();
    if (done) throw new Error(`the stream ended after ${taken.length} of ${count} messages`);
    taken.push(value);
  }
  return taken;
}
