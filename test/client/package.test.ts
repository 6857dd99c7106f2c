import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryPath } from '../docs/code-blocks.ts';
import { type GatewayProcess, startGatewayProcess } from '../e2e/gateway-process.ts';
import { sourceFile } from '../source-files.ts';

const run = promisify(execFile);

let folder: string;
/** Of somebody who has installed the package. */
let application: string;
/** Of the command line, as installed. */
let command: string;
let gateway: GatewayProcess;

/** In a copy of the repository, so that what is built stays out of it. */
async function pack(): Promise<string> {
  const copy = join(folder, 'repository');
  const manifest: { files: string[] } = JSON.parse(await readFile(repositoryPath('package.json'), 'utf8'));
  const parts = manifest.files.filter((part) => part !== 'dist');
  const settings = ['vite.config.ts', 'tsconfig.json', 'tsconfig.build.client.json', 'tsconfig.build.gateway.json'];
  for (const part of [
    ...parts,
    'src',
    'LICENSE',
    'README.md',
    'package.json',
    '.ci/require-build-tools.js',
    ...settings,
  ]) {
    await cp(repositoryPath(part), join(copy, part), { recursive: true });
  }
  await symlink(repositoryPath('node_modules'), join(copy, 'node_modules'));
  await run('npm', ['pack', '--offline', '--no-update-notifier', '--pack-destination', folder], { cwd: copy });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('npm packed nothing');
  return join(folder, archive);
}

async function install(archive: string): Promise<void> {
  const modules = join(application, 'node_modules');
  await mkdir(join(modules, 'asyncops'), { recursive: true });
  await run('tar', ['-xzf', archive, '-C', join(modules, 'asyncops'), '--strip-components', '1']);
  const manifest = JSON.parse(await readFile(join(modules, 'asyncops/package.json'), 'utf8'));
  const own = Object.keys(manifest.dependencies).map((name) => name.split('/')[0] ?? '');
  for (const name of new Set([...own, '@apollo', '@urql', 'rxjs', 'wonka'])) {
    await symlink(repositoryPath(`node_modules/${name}`), join(modules, name));
  }
  await writeFile(join(application, 'package.json'), '{ "type": "module" }');
}

/** What the compiler says of files of the application, under the strictest options. */
async function typeFaults(files: readonly string[]): Promise<string[]> {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: [],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
  };
  await writeFile(join(application, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const compiler = repositoryPath('node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [compiler, '-p', '.'], { cwd: application }).catch((error) => error);
  // Declarations are checked too; those of Apollo do not pass.
  return stdout.split('\n').filter((line: string) => /^\S/.test(line) && !/node_modules\/@(apollo|wry)\//.test(line));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asyncops-package-'));
  application = join(folder, 'application');
  await install(await pack());
  const { bin } = JSON.parse(await readFile(join(application, 'node_modules/asyncops/package.json'), 'utf8'));
  command = join(application, 'node_modules/asyncops', bin.asyncops);
  gateway = await startGatewayProcess(join(folder, 'asyncops.db'), { command });
});

afterAll(async () => {
  await gateway?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the package, as somebody installs it', () => {
  it('runs the gateway, with its examples, as JavaScript', async () => {
    const shown = await fetch(gateway.url, { headers: { accept: 'text/html' } });
    expect(await shown.text()).toContain('GraphiQL');
    const script = await fetch(new URL('/graphiql/graphiql.js', gateway.url));
    expect(await script.text()).toContain('mutation Create(');
  });

  it('finds the threads that keep the log of its database short and read what takes long', async () => {
    const script = (name: string) =>
      JSON.stringify(join(application, `node_modules/asyncops/dist/store/sqlite/${name}-thread.js`));
    await writeFile(
      join(application, 'threads.js'),
      `import { createCheckpointThread } from ${script('checkpoint')};
       import { createReaderThread } from ${script('reader')};
       const file = ${JSON.stringify(join(folder, 'asyncops.db'))};
       const checkpoints = createCheckpointThread({ file, mostIdleLogBytes: 0 });
       await checkpoints.copy();
       await checkpoints.close();
       const reader = createReaderThread(file);
       const { position } = await reader.counts({});
       await reader.close();
       console.log('copied, and read up to', typeof position);`,
    );
    const { stdout } = await run(process.execPath, ['threads.js'], { cwd: application });
    expect(stdout).toBe('copied, and read up to number\n');
  });

  it('runs the command line, and the handlers of an application in TypeScript', async () => {
    await writeFile(join(application, 'handlers.ts'), 'export default { 5: async (): Promise<number> => 42 };');
    const flags = ['--url', gateway.url, '--json'];
    const host = spawn(process.execPath, [command, 'host', 'handlers.ts', ...flags], { cwd: application });
    const exited = once(host, 'exit');
    try {
      await run(process.execPath, [command, 'create', 'one', '--type', '5', ...flags]);
      const told = createInterface(host.stdout)[Symbol.asyncIterator]();
      let line = await told.next();
      while (!line.done && !line.value.includes('SUCCEEDED')) line = await told.next();
      expect(line.done).toBe(false);
    } finally {
      host.kill('SIGINT');
    }
    expect(await exited).toEqual([0, null]);
  });

  it('brings the client as JavaScript with types, and no test', async () => {
    const names = await readdir(join(application, 'node_modules/asyncops'));
    expect(names.sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'drizzle', 'examples', 'package.json', 'schema'].sort(),
    );
    const client = await readdir(join(application, 'node_modules/asyncops/dist/client'));
    expect(client).toEqual(expect.arrayContaining(['index.js', 'index.d.ts', 'apollo.js', 'urql.js', 'documents.js']));
  });

  it('brings every page that its pages lead to', async () => {
    const root = join(application, 'node_modules/asyncops');
    const pages = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.md'));
    const dead: string[] = [];
    for (const page of pages) {
      const text = await readFile(join(root, page), 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
        const isThere = await access(join(root, dirname(page), target)).then(
          () => true,
          () => false,
        );
        if (!isThere) dead.push(`${page}: ${target}`);
      }
    }
    expect(pages.length).toBeGreaterThan(10);
    expect(dead).toEqual([]);
  });

  it.each(['websocket', 'sse'])('gets a live message in plain JavaScript over %s', async (transport) => {
    await writeFile(
      join(application, 'watch.js'),
      `import { createClient } from 'asyncops/client';
       import { AsyncOperationsChangedDocument } from 'asyncops/client/documents';
       const client = createClient({ url: ${JSON.stringify(gateway.url)}, transport: ${JSON.stringify(transport)} });
       for await (const message of client.subscribe(AsyncOperationsChangedDocument, {})) {
         console.log(message.kind);
         break;
       }
       client.dispose();`,
    );
    const { stdout } = await run(process.execPath, ['watch.js'], { cwd: application });
    expect(stdout).toBe('CHECKPOINT\n');
  });

  it('has the link and the exchange apart from the rest', async () => {
    await writeFile(
      join(application, 'libraries.js'),
      `import { createApolloLink } from 'asyncops/client/apollo';
       import { createUrqlExchange } from 'asyncops/client/urql';
       console.log(typeof createApolloLink, typeof createUrqlExchange);`,
    );
    expect((await run(process.execPath, ['libraries.js'], { cwd: application })).stdout).toBe('function function\n');
  });

  it('has the host', async () => {
    await writeFile(
      join(application, 'host.js'),
      `import { createHost } from 'asyncops/host';
       const handlers = { 5: () => {} };
       const host = createHost({ url: ${JSON.stringify(gateway.url)}, hostId: 'me', handlers, onError: console.error });
       await host.start();
       console.log('started');
       await host.stop();`,
    );
    expect((await run(process.execPath, ['host.js'], { cwd: application })).stdout).toBe('started\n');
  });

  it('is there for CommonJS, too, with its types', async () => {
    const imports = [
      "import { createClient } from 'asyncops/client';",
      "import { createApolloLink } from 'asyncops/client/apollo';",
      "import { GatewayDocument } from 'asyncops/client/documents';",
      "import { createUrqlExchange } from 'asyncops/client/urql';",
      "import { createHost } from 'asyncops/host';",
    ];
    const requires = imports.map((line) => line.replace(/import (.*) from (.*);/, 'const $1 = require($2);'));
    const use =
      'console.log([createClient, createApolloLink, createUrqlExchange, createHost, GatewayDocument].length);';
    await writeFile(join(application, 'required.cjs'), [...requires, use].join('\n'));
    const { stdout } = await run(process.execPath, ['required.cjs'], { cwd: application });
    expect(stdout).toBe('5\n');
    await writeFile(join(application, 'required.cts'), [...imports, use].join('\n'));
    expect(await typeFaults(['required.cts'])).toEqual([]);
  });

  it('needs only graphql and graphql-ws to run', async () => {
    const root = join(application, 'node_modules/asyncops/dist/client');
    const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.js'));
    const imported = new Set<string>();
    for (const file of files.filter((name) => !['apollo.js', 'urql.js'].includes(name))) {
      const { imports } = sourceFile(file, await readFile(join(root, file), 'utf8'));
      for (const each of imports) if (each.file === null) imported.add(each.specifier);
    }
    expect([...imported].sort()).toEqual(['graphql', 'graphql-ws/client']);
  });

  it('is typed by its documents', async () => {
    await writeFile(
      join(application, 'typed.ts'),
      `import { createClient, type Message, type Stream, type StreamState, type TypedDocument } from 'asyncops/client';
       import { createApolloLink } from 'asyncops/client/apollo';
       import {
         AsyncOperationCountsChangedDocument,
         AsyncOperationLogLinesDocument,
         AsyncOperationsChangedDocument,
         AsyncOperationsDocument,
       } from 'asyncops/client/documents';
       import { createUrqlExchange } from 'asyncops/client/urql';
       import { createHost, type StandardSchema, withData } from 'asyncops/host';

       const client = createClient({ url: '/graphql', transport: 'sse' });
       const variables = { filter: { stateCode: ['READY' as const] } };
       const stream = client.subscribe(AsyncOperationsChangedDocument, variables);
       const state: StreamState = stream.state;
       for await (const message of stream) {
         const name: string | undefined = message.data.asyncOperationsChanged.operation?.name;
         // @ts-expect-error there is no such field
         message.data.asyncOperationsChanged.nothing;
         const position: string = message.position;
         if (message.kind === 'RESET') console.log(message.reset.reason, name, state, position);
         // @ts-expect-error it is told by streams of log lines
         if (message.kind === 'LINES') message.isUpToDate;
       }
       for await (const { kind } of client.subscribe(AsyncOperationCountsChangedDocument, {})) {
         const whole: 'STATE' = kind;
       }
       for await (const { position } of client.subscribe(AsyncOperationLogLinesDocument, { id: 'a' })) {
         const number: number = position;
       }
       const ofText: Stream<Message<unknown>> = client.subscribe('subscription { asyncOperationsChanged { change } }', {});
       for await (const { position } of client.subscribe(AsyncOperationsChangedDocument)) console.log(position);
       const bare: Stream<Message<unknown>> = client.subscribe('subscription { asyncOperationsChanged { change } }');
       // @ts-expect-error it cannot do without the id
       client.subscribe(AsyncOperationLogLinesDocument);
       const ofAny = <Data, Given extends object>(document: TypedDocument<Data, Given>, given: Given): Stream<Message<Data>> =>
         client.subscribe(document, given);
       // @ts-expect-error there is no such state
       client.subscribe(AsyncOperationsChangedDocument, { filter: { stateCode: ['NONE'] } });
       const joined = client.snapshotThenStream({
         query: AsyncOperationsDocument,
         queryVariables: { first: 10 },
         subscription: AsyncOperationsChangedDocument,
         variables: {},
       });
       for await (const told of joined) {
         const count: number = told.kind === 'SNAPSHOT' ? told.data.asyncOperations.totalCount : 0;
         console.log(count, createApolloLink(client), createUrqlExchange(client));
       }
       declare const schema: StandardSchema<{ rows: number; done: number }, { rows: number; done?: number }>;
       const copy = withData(schema, async ({ data, checkpoint }) => {
         const left: number = data.rows - data.done;
         checkpoint({ rows: left });
         // @ts-expect-error it would not pass when the next run reads it
         checkpoint({ row: left });
       });
       declare const untyped: StandardSchema<{ rows: number }>;
       const handlers = { 5: copy, 6: withData(untyped, ({ data, checkpoint }) => checkpoint(data.rows)) };
       createHost({ url: '/', hostId: 'me', handlers, onError: console.error });`,
    );
    expect(await typeFaults(['typed.ts'])).toEqual([]);
  });
});
