import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { repositoryPath } from '../docs/code-blocks.ts';
import { create as createOperation } from '../graphql/requests.ts';
import { startTestServer } from '../server/start-test-server.ts';
import { runInShell } from './run-in-shell.ts';
import { setUpVerbs } from './set-up-verbs.ts';

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return `http://127.0.0.1:${address.port}/api`;
}

/** It has pages and no GraphQL. */
const startPageServer = () => startServer((_request, response) => void response.end('<p>Welcome</p>'));

const gone = '0190b5a5-5b0e-7000-8000-000000000000';

it('a type that the gateway does not know is noted, where nothing could be of it', async () => {
  const { run, create } = await setUpVerbs();
  await create('a');
  const note = 'asyncops: 999999 is not an operation type of this gateway; asyncops types lists them.';
  for (const verb of [['list'], ['counts'], ['bulk', 'cancel']]) {
    const { code, said } = await run([...verb, '--type', '5', '--type', '999999']);
    expect([code, said[0]]).toEqual([0, note]);
    expect((await run([...verb, '--type', '5'])).said).not.toContain(note);
  }
  expect((await run(['create', 'a', '--type', '999999'])).said).toEqual([
    expect.stringContaining(
      'TYPE_NOT_RECOGNIZED: 999999 is not an operation type of this gateway; asyncops types lists',
    ),
  ]);
});

it('a position that is none is refused, and nothing is tried again', async () => {
  const { run, create } = await setUpVerbs();
  const id = await create('a');
  for (const argv of [['watch'], ['watch', id]]) {
    expect(await run([...argv, '--after', 'bogus'])).toMatchObject({
      code: 1,
      printed: [],
      said: [expect.stringMatching(/^asyncops: INVALID_INPUT: /)],
    });
  }
});

it.each([
  [['create', 'x'], '--type is missing.'],
  [['create', 'x', '--type', '5', '--data', '{'], /^--data is not JSON: /],
  [['hold', 'Import'], 'TYPE must be the value of an operation type, a whole number; it is “Import”.'],
  [['list', '--frob'], '--frob is not a flag here; see --help.'],
  [['list', '--limit', '1', '--limit', '2'], '--limit is given more than once; it takes one value.'],
  [['list', '--name', 'a', '--name=a'], '--name is given more than once; it takes one value.'],
  [['create', 'x', '--type', '5', '--type', '6'], '--type is given more than once; it takes one value.'],
  [['show', 'x', '--url', 'http://a', '--url', 'http://b'], '--url is given more than once; it takes one value.'],
  [['list', '--status', 'foo'], /^--status must be among .*; “foo” is not\.$/],
  [['list', '--ids', ''], '--ids needs a value.'],
  [['list', '--ids', 'nonsense'], '--ids takes ids of operations: “nonsense” is no UUID.'],
  [['counts', '--series', 'nonsense'], '--series takes the id of a series: “nonsense” is no UUID.'],
  [
    ['create', 'a', '--type', '5', '--max-retries', '-1'],
    '--max-retries must be a whole number from 0 to 1000; it is “-1”.',
  ],
  [
    ['create', 'a', '--type', '5', '--concurrency-limit', '0'],
    '--concurrency-limit must be a whole number from 1 to 1000; it is “0”.',
  ],
  [['bulk', 'cancel', '--name', '', '--yes'], '--name needs a value.'],
  [['show'], 'something is missing: asyncops show ID [flags]'],
  [['postpone', 'x', '--until', 'soon'], /^--until must be a time such as /],
  [['postpone', 'x', '--until', '2030-02-30'], /^--until must be a time such as /],
  [['bulk', 'cancel'], 'say which operations, or --all.'],
  [['watch', '--until', 'completed'], '--until can be “completed” alone, and with an ID.'],
  [['list', '--url', 'ftp://x'], /^the gateway’s address must be a URL/],
])('%j is told to be wrong before anything is asked', async (argv, complaint) => {
  const { code, printed, said } = await runInShell('http://127.0.0.1:4000/graphql', argv);
  expect([code, printed]).toEqual([2, []]);
  expect(said).toEqual([expect.stringMatching(/^asyncops: /)]);
  expect(said[0]?.slice('asyncops: '.length)).toMatch(
    complaint instanceof RegExp ? complaint : new RegExp(`^${RegExp.escape(complaint)}$`),
  );
});

it.each(['', '/'])('an address without a path (“%s”) means its /graphql', async (path) => {
  const { url, gateway } = await startTestServer();
  const { id } = await createOperation(gateway);
  const { origin } = new URL(url);
  const { code, printed } = await runInShell(`${origin}${path}`, ['list', '--json']);
  expect([code, printed.length]).toEqual([0, 1]);
  expect(printed[0]).toContain(id);
  // Those that stay connected, too.
  const canceled: Promise<unknown>[] = [];
  const watched = await runInShell(`${origin}${path}`, ['watch', id, '--until', 'completed', '--json'], {
    onPrint: () => {
      if (canceled.length === 0) canceled.push(runInShell(url, ['cancel', id]));
    },
  });
  await Promise.all(canceled);
  expect(watched.printed.at(-1)).toContain('CANCELED');
});

it.each([
  ['a gateway, elsewhere', async () => `${new URL((await startTestServer()).url).origin}/graphq`, 404],
  ['something else', startPageServer, 200],
])('what answers and is no GraphQL endpoint (%s) is told, with exit code 3', async (_what, start, status) => {
  const url = await start();
  for (const argv of [['list'], ['cancel', gone], ['logs', gone]]) {
    expect(await runInShell(url, argv)).toMatchObject({
      code: 3,
      printed: [],
      said: [
        `asyncops: ${url} answers (status ${status}), but not as a GraphQL endpoint; did you mean ${new URL(url).origin}/graphql?`,
      ],
    });
  }
});

it.each([
  ['a gateway, elsewhere', async () => `${new URL((await startTestServer()).url).origin}/graphq`],
  ['something else', startPageServer],
])('so it is where a verb stays connected (%s)', async (_what, start) => {
  const url = await start();
  const handlers = repositoryPath('examples/typescript-host/handlers.ts');
  for (const argv of [
    ['watch'],
    ['watch', gone],
    ['watch', '--after', '1'],
    ['logs', gone, '--follow'],
    ['host', handlers],
  ]) {
    const { code, printed, said } = await runInShell(url, argv);
    expect([code, printed]).toEqual([3, []]);
    expect(said.at(-1)).toContain(`; did you mean ${new URL(url).origin}/graphql?`);
  }
});

it('a verb that stays connected waits for a gateway that is away, also where it has something to ask first', async () => {
  const answers = [
    { status: 503, body: 'the gateway is being started' },
    { status: 200, body: '{"data":{"gateway":{"version":"1","isDemo":false}}}' },
    { status: 200, body: '{"data":{"asyncOperation":null}}' },
  ];
  const url = await startServer((_request, response) => {
    const { status, body } = answers.shift() ?? { status: 500, body: 'too much was asked' };
    response.writeHead(status).end(body);
  });
  expect(await runInShell(url, ['logs', gone, '--follow'])).toMatchObject({
    code: 1,
    said: [
      expect.stringMatching(/^asyncops: not live since .*, trying again: the gateway answered with status 503$/),
      `asyncops: NOT_FOUND: There is no operation ${gone}.`,
    ],
  });
  expect(answers).toEqual([]);
});
