import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RawSocket } from '../server/raw-socket.ts';
import { post } from '../server/transports.ts';
import { until } from '../server/until.ts';
import { startCommand } from './command.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'asyncops-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const inMemory = ['serve', '--port', '0', '--database', ':memory:'];

describe('asyncops serve', () => {
  it('says once that it listens, serves, and stops in order on SIGTERM', async () => {
    const database = join(folder(), 'made', 'here.db');
    // So few that no machine's limit of open files is told of.
    const gateway = startCommand(['serve', '--port', '0', '--database', database, '--max-sockets', '1']);
    const url = await gateway.listening;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);

    const query = 'mutation { createAsyncOperation(input: { name: "a", operationType: 5 }) { __typename } }';
    const created = { data: { createAsyncOperation: { __typename: 'CreateAsyncOperationSuccess' } } };
    expect(await (await post(url, { query })).json()).toEqual(created);
    const socket = await RawSocket.connect(url);
    socket.subscribe('1', { query: 'subscription { asyncOperationsChanged { change } }' });
    await socket.next('next');

    gateway.child.kill('SIGTERM');
    const { code, stdout, stderr } = await gateway.ended;
    expect(await socket.closed).toBe(1012);
    expect(code).toBe(0);
    expect(stdout).toBe(`asyncops listening on ${url}\ndashboard at ${new URL('/', url)}\n`);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ msg: 'stopping', signal: 'SIGTERM' }]);

    const again = startCommand(['serve', '--port', '0', '--database', database]);
    const counted = await post(await again.listening, { query: '{ asyncOperations { totalCount } }' });
    expect(await counted.json()).toEqual({ data: { asyncOperations: { totalCount: 1 } } });
    again.child.kill('SIGINT');
    expect((await again.ended).code).toBe(0);
  });

  it('ends at once on a second signal', async () => {
    const gateway = startCommand(inMemory);
    const url = await gateway.listening;
    // Never sends the rest of its body, so that the server has something to wait for.
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{')) });
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' } as const;
    const answer = fetch(url, request).catch(() => 'cut');
    const socket = await RawSocket.connect(url);
    gateway.child.kill('SIGTERM');
    expect(await socket.closed).toBe(1012);
    gateway.child.kill('SIGTERM');
    expect((await gateway.ended).code).toBe(143);
    expect(await answer).toBe('cut');
  });

  it('takes its settings from the environment where no flag says otherwise', async () => {
    const gateway = startCommand(['serve', '--port', '0'], { DATABASE_URL: ':memory:', PORT: '1', MAX_DEPTH: '6' });
    const answer = await post(await gateway.listening, { query: '{ a { b { c { d { e { f { g } } } } } } }' });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'DOCUMENT_TOO_DEEP' } }] });
  });

  it('warns where others than this machine can reach it', async () => {
    const gateway = startCommand([...inMemory, '--host', '0.0.0.0', '--max-sockets', '1']);
    expect(await gateway.listening).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    await until('the warning', () => gateway.output().stderr.includes('\n'));
    expect(JSON.parse(gateway.output().stderr)).toMatchObject({
      level: 40,
      msg: 'There is no authentication: everybody who can reach 0.0.0.0 has every right.',
    });
  });
});

describe('what cannot be started is told in one line', () => {
  const refused = async (argv: readonly string[], env: Record<string, string> = {}) => {
    const { code, stdout, stderr } = await startCommand(argv, env).ended;
    expect(stdout).toBe('');
    return [code, stderr];
  };

  it('a flag that is none, with exit code 2', async () => {
    expect(await refused(['serve', '--prt', '1'])).toEqual([2, 'asyncops: --prt is not a flag; see --help.\n']);
  });

  it('a variable that makes no sense, with exit code 2', async () => {
    expect(await refused(['serve'], { PORT: 'http' })).toEqual([
      2,
      'asyncops: PORT must be a whole number from 0 to 65535; it is “http”.\n',
    ]);
  });

  it('a verb that is none, or none, with exit code 2', async () => {
    expect(await refused(['swerve'])).toEqual([2, 'asyncops: “swerve” is not a verb; see asyncops --help.\n']);
    expect(await refused([])).toEqual([2, 'asyncops: a verb is missing; see asyncops --help.\n']);
  });

  it('a port that is taken, with exit code 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => {
      other.close();
    });
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await refused(['serve', '--database', ':memory:', '--port', `${port}`])).toEqual([
      1,
      `asyncops: Port ${port} of 127.0.0.1 is in use; choose another with --port.\n`,
    ]);
  });

  it('an address that is not this machine’s, with exit code 1', async () => {
    const [code, stderr] = await refused([...inMemory, '--host', '192.0.2.1']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^asyncops: The gateway cannot listen on 192\.0\.2\.1, port 0: .+\.\n$/);
  });

  it('a file that is no database, with exit code 1 and the file as it was', async () => {
    const path = folder();
    const file = join(path, 'notes.txt');
    writeFileSync(file, 'not a database, but somebody’s notes');
    expect(await refused(['serve', '--database', file])).toEqual([1, `asyncops: ${file} is not an SQLite database.\n`]);
    expect(readdirSync(path)).toEqual(['notes.txt']);
  });

  it('a setting that is wrong, with nothing made', async () => {
    const file = join(folder(), 'made', 'here.db');
    expect(await refused(['serve', '--database', file, '--max-depth', '0'])).toMatchObject([2, expect.any(String)]);
    expect(existsSync(join(file, '..'))).toBe(false);
  });
});

describe('asyncops', () => {
  it.each([[['--help']], [['serve', '--help']]])('%j shows the help', async (argv) => {
    const { code, stdout, stderr } = await startCommand(argv).ended;
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^asyncops .*\n\n/);
  });

  it('--version shows the version', async () => {
    const { code, stdout } = await startCommand(['--version']).ended;
    expect([code, stdout]).toMatchObject([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });
});
