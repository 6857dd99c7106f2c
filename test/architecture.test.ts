import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFile, sourceFiles } from './source-files.ts';

/** Imports point one way: a file may use what stands in its own layer or to the left of it. */
const layers: readonly string[] = ['core', 'store', 'engine', 'live', 'graphql', 'server', 'main'];
/** They speak to the gateway through the API alone. */
const outside: readonly string[] = ['client', 'cli', 'dashboard', 'demo'];

/** What each file outside may use beside its own part: the documents, and the SDK; what starts the gateway and tells how, that too. */
const open = ['gql', 'client'];
const starters: Record<string, readonly string[]> = {
  'src/cli/serve.ts': ['main', 'config', 'demo'],
  'src/cli/serve-help.ts': ['config'],
};

const readsTheWorld = [
  'src/config.ts',
  'src/main.ts',
  'src/cli/',
  'src/client/system-world.ts',
  'src/dashboard/main.tsx',
];
const worldly: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\b|\bprocess\.hrtime\b/],
  ['chance', /\bMath\.random\b|\bcrypto\.(?:random\w+|getRandomValues|webcrypto)\b/],
  ['the environment', /\bprocess\.(?:env|argv)\b/],
];
const chanceOfNode = /^(?:random(?:Bytes|UUID|UUIDv7|Int|Fill|FillSync)|getRandomValues|webcrypto|hrtime|env|argv)$/;

/** What the client may use beside itself and the documents; each library that it plugs into, in the file for it alone. */
const clientPackages = ['graphql', 'graphql-ws/client'];
const libraries: Record<string, readonly string[]> = {
  'src/client/apollo.ts': ['@apollo/client/errors', '@apollo/client/link', 'rxjs'],
  'src/client/urql.ts': ['@urql/core'],
};
const ofNode = /\b(?:Buffer|process|global|setImmediate|require)\b(?=[.([])/;

/** What the core may use beside itself, each in the file for it alone: it computes, and reads nothing of the world. */
const pure: Record<string, readonly string[]> = { 'src/core/recurrence.ts': ['rrule-temporal'] };

const vague = /^(?:utils?|helpers?|common|manager|misc|types)\b/;
const mostLines = 300;

const files = sourceFiles();
const part = (path: string) => /^src\/(\w+)/.exec(path)?.[1] ?? '';
const layerOf = (path: string) => layers.indexOf(part(path));

/** One line for each breach, so that a failure names them all. */
function breaches(of: readonly SourceFile[], check: (file: SourceFile) => readonly string[]): string[] {
  return of.flatMap((file) => check(file).map((breach) => `${file.path}: ${breach}`));
}

const isOpenTo = (file: SourceFile, target: string) =>
  part(target) === part(file.path) || open.includes(part(target)) || (starters[file.path] ?? []).includes(part(target));

const wrongWay = (file: SourceFile) =>
  file.imports.flatMap(({ file: target, specifier }) => {
    if (target === null || layerOf(file.path) === -1) return [];
    const fromConfig = part(target) === 'config' && part(file.path) === 'main';
    const allowed = fromConfig || (layerOf(target) !== -1 && layerOf(target) <= layerOf(file.path));
    return allowed ? [] : [`imports ${specifier}`];
  });

const fromOutside = (file: SourceFile) =>
  file.imports.flatMap(({ file: target, specifier }) =>
    target === null || isOpenTo(file, target) ? [] : [`imports ${specifier}`],
  );

const impure = (file: SourceFile) =>
  file.imports
    .filter(({ file: target, specifier }) => target === null && !(pure[file.path] ?? []).includes(specifier))
    .map(({ specifier }) => `imports ${specifier}`);

/** A browser has no parts of Node, and whoever uses one library has not installed the other. */
const notForBrowsers = (file: SourceFile) => [
  ...file.imports
    .filter(({ file: target }) => target === null)
    .filter(({ specifier }) => ![...clientPackages, ...(libraries[file.path] ?? [])].includes(specifier))
    .map(({ specifier }) => `imports ${specifier}`),
  ...(ofNode.test(file.code) ? ['uses what only Node has'] : []),
];

const worldlyUse = (file: SourceFile) => [
  ...worldly.filter(([, pattern]) => pattern.test(file.code)).map(([what]) => `reads ${what}`),
  ...file.imports
    .filter(({ specifier, names }) => specifier.startsWith('node:') && names.some((name) => chanceOfNode.test(name)))
    .map(({ specifier }) => `reads the world through ${specifier}`),
];

describe('the source', () => {
  it('is found', () => {
    expect(files.map((file) => file.path)).toContain('src/core/decide.ts');
    expect(files.find((file) => file.path === 'src/core/decide.ts')?.imports.length).toBeGreaterThan(5);
  });

  it('has no part that these rules do not know', () => {
    const known = [...layers, ...outside, 'config'];
    expect(files.map((file) => file.path).filter((path) => !known.includes(part(path)))).toEqual([]);
  });

  it('imports one way: core ← store ← engine ← live ← graphql ← server ← main', () => {
    expect(breaches(files, wrongWay)).toEqual([]);
  });

  it('has a core that imports nothing but itself', () => {
    expect(
      breaches(
        files.filter((file) => part(file.path) === 'core'),
        impure,
      ),
    ).toEqual([]);
  });

  it('has a client, a command line and a dashboard that know the documents and nothing of the server', () => {
    expect(
      breaches(
        files.filter((file) => outside.includes(part(file.path))),
        fromOutside,
      ),
    ).toEqual([]);
  });

  it('has a client that runs in a browser and needs little', () => {
    const client = files.filter((file) => part(file.path) === 'client');
    expect(client.length).toBeGreaterThan(10);
    expect(breaches(client, notForBrowsers)).toEqual([]);
  });

  it('reads the clock, chance and the environment in its composition root alone', () => {
    const others = files.filter((file) => !readsTheWorld.some((root) => file.path.startsWith(root)));
    expect(breaches(others, worldlyUse)).toEqual([]);
  });

  it('imports in no circle', () => {
    expect(circles(files)).toEqual([]);
  });

  it('names each file for what is in it', () => {
    const names = files.map((file) => file.path);
    expect(names.filter((path) => path.split('/').some((name) => vague.test(name)))).toEqual([]);
    expect(names.filter((path) => !/^src(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+\.tsx?$/.test(path))).toEqual([]);
  });

  it(`keeps every file to ${mostLines} lines`, () => {
    expect(breaches(files, ({ lines }) => (lines > mostLines ? [`has ${lines} lines`] : []))).toEqual([]);
  });
});

describe('these rules', () => {
  const core = (code: string) => sourceFile('src/core/x.ts', code);

  it('see every form of import', () => {
    const forms = `import a, { b as c } from './a.ts';\nimport type { D } from '../store/d.ts';\nimport './e.ts';
      export * from './f.ts';\nexport { g } from './g.ts';\nimport {\n  h,\n} from './h.ts';\nconst i = await import('./i.ts');`;
    expect(core(forms).imports.map((row) => row.file)).toEqual([
      'src/core/a.ts',
      'src/store/d.ts',
      ...['e', 'f', 'g', 'h', 'i'].map((name) => `src/core/${name}.ts`),
    ]);
  });

  it('do not see what stands in a comment, and do not take a string for one', () => {
    expect(
      core("// import './a.ts';\n/* Date.now() */\nconst url = 'http://x';\nimport './b.ts';").imports,
    ).toHaveLength(1);
  });

  it('find an import that points the wrong way', () => {
    expect(wrongWay(core("import { x } from '../store/store.ts';"))).toHaveLength(1);
    expect(wrongWay(core("import { x } from '../config.ts';"))).toHaveLength(1);
    expect(wrongWay(sourceFile('src/server/x.ts', "import { x } from '../main.ts';"))).toHaveLength(1);
    expect(wrongWay(sourceFile('src/server/x.ts', "import { x } from '../client/x.ts';"))).toHaveLength(1);
    expect(wrongWay(sourceFile('src/server/x.ts', "import { x } from '../core/x.ts';"))).toEqual([]);
    expect(fromOutside(sourceFile('src/client/x.ts', "import { x } from '../core/x.ts';"))).toHaveLength(1);
    expect(fromOutside(sourceFile('src/cli/watch.ts', "import { x } from '../main.ts';"))).toHaveLength(1);
    expect(fromOutside(sourceFile('src/cli/serve.ts', "import { x } from '../main.ts';"))).toEqual([]);
    expect(impure(core("import { x } from 'node:crypto';"))).toHaveLength(1);
  });

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const chance = Math.random();',
    'const id = crypto.randomUUID();',
    'const home = process.env.HOME;',
    "import { randomBytes } from 'node:crypto';",
    "import { env } from 'node:process';",
  ])('find what reads the world: %s', (code) => {
    expect(worldlyUse(core(code))).toHaveLength(1);
  });

  it.each([
    "import { join } from 'node:path';",
    "import { Observable } from 'rxjs';",
    "import { createClient } from 'graphql-ws';",
    'const bytes = Buffer.from(text);',
    'process.nextTick(done);',
  ])('find what a browser, or an application, does not have: %s', (code) => {
    expect(notForBrowsers(sourceFile('src/client/x.ts', code))).toHaveLength(1);
    expect(notForBrowsers(sourceFile('src/client/urql.ts', "import { gql } from '@urql/core';"))).toEqual([]);
  });

  it('find a circle', () => {
    const circle = [
      sourceFile('src/core/a.ts', "import './b.ts';"),
      sourceFile('src/core/b.ts', "import './c.ts';"),
      sourceFile('src/core/c.ts', "import './a.ts';"),
    ];
    expect(circles(circle)).toEqual(['src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts']);
  });
});

/** Every circle that a walk along the imports runs into. */
function circles(of: readonly SourceFile[]): string[] {
  const importsOf = new Map(of.map((file) => [file.path, file.imports.flatMap(({ file: target }) => target ?? [])]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start !== -1) found.push([...trail.slice(start), path].join(' → '));
    if (start !== -1 || done.has(path)) return;
    for (const target of importsOf.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of importsOf.keys()) walk(path, []);
  return found;
}
