import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The file that it names, from the root of the repository; null where it names a package or a part of Node. */
  readonly file: string | null;
  /** What it takes by name, as far as it names anything. */
  readonly names: readonly string[];
}

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly lines: number;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const root = join(import.meta.dirname, '..');
// A string is kept, so that `//` inside one is not taken for the start of a comment.
const stringOrComment = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const staticImport = /\b(?:import|export)\s(?:([^;'"]*?)\sfrom\s)?\s*['"]([^'"]+)['"]/g;
const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** Every TypeScript file of the source, generated ones aside. */
export function sourceFiles(): readonly SourceFile[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('src/gql/'))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));
}

export function sourceFile(path: string, text: string): SourceFile {
  const code = text.replace(stringOrComment, (_match, string: string | undefined) => string ?? ' ');
  const statics = [...code.matchAll(staticImport)].map(([, clause = '', specifier = '']) =>
    imported(path, specifier, clause),
  );
  const dynamics = [...code.matchAll(dynamicImport)].map(([, specifier = '']) => imported(path, specifier, ''));
  return { path, code, lines: text.split('\n').length - 1, imports: [...statics, ...dynamics] };
}

function imported(path: string, specifier: string, clause: string): Import {
  const file = specifier.startsWith('.') ? posix.join(dirname(path), specifier) : null;
  return { specifier, file, names: clause.match(/[A-Za-z_$][\w$]*/g) ?? [] };
}
