import { describe, expect, it, onTestFinished } from 'vitest';
import { type Client, type ClientOptions, createClient, RequestRefusedError } from '../../src/client/index.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { createInput } from '../core/commands.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { until } from '../server/until.ts';

const transports: readonly NonNullable<ClientOptions['transport']>[] = ['websocket', 'sse'];

const watch = `subscription ($filter: AsyncOperationFilter) {
  asyncOperationsChanged(filter: $filter) { operation { name } }
}`;

interface Watched {
  readonly asyncOperationsChanged: { readonly operation: { readonly name: string } | null };
}

/** A schema of which one function of the subscription fails the first time that it is called. */
function schemaThatFailsOnce(part: 'subscribe' | 'resolve') {
  const schema = createSchema();
  const field = schema.getSubscriptionType()?.getFields()['asyncOperationsChanged'];
  const inner = field?.[part];
  if (field === undefined || inner === undefined) throw new Error(`the field has no ${part}`);
  let calls = 0;
  field[part] = (...args) => {
    calls += 1;
    if (calls === 1) throw new Error('a disk that fails once');
    return inner(...args);
  };
  return { schema, calls: () => calls };
}

describe.each(transports)('over %s', (transport) => {
  const clientOf = (url: string): Client => {
    const client = createClient({ url, transport, retryBaseMs: 10, retryCapMs: 20 });
    onTestFinished(() => client.dispose());
    return client;
  };

  it.each(['subscribe', 'resolve'] as const)('a stream outlives a fault that passes (%s)', async (part) => {
    const { schema, calls } = schemaThatFailsOnce(part);
    const { url, gateway } = await startTestServer({ schema });
    const stream = clientOf(url).subscribe<Watched, object>(watch, {});
    expect((await stream.next()).value?.kind).toBe('CHECKPOINT');
    expect(calls()).toBeGreaterThan(1);
    await gateway.engine.create([createInput({ name: 'later' })], 'a');
    const names: unknown[] = [];
    await until('it is told', async () => {
      names.push((await stream.next()).value?.data.asyncOperationsChanged.operation?.name);
      return names.includes('later');
    });
  });

  it('a stream that is too large is refused, and the others go on', async () => {
    const { url, gateway } = await startTestServer();
    const client = clientOf(url);
    const good = client.subscribe<Watched, object>(watch, {});
    expect((await good.next()).value?.kind).toBe('CHECKPOINT');

    const large = client.subscribe<Watched, object>(watch, { filter: { name: 'x'.repeat(2_000_000) } });
    const refused = await large.next().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RequestRefusedError);
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });

    await until('the other is live', () => good.state.status === 'connected');
    await gateway.engine.create([createInput({ name: 'later' })], 'a');
    const names: unknown[] = [];
    await until('it is told', async () => {
      names.push((await good.next()).value?.data.asyncOperationsChanged.operation?.name);
      return names.includes('later');
    });
    expect(good.state.status).toBe('connected');
  });
});
