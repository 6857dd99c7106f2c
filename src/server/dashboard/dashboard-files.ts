import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type StaticFile, staticFile } from '../static/static-file.ts';

/** The dashboard as it was built: its page, and by their paths the files that it loads. */
export interface DashboardFiles {
  readonly page: StaticFile;
  readonly byPath: ReadonlyMap<string, StaticFile>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The build names what it puts here after its content. */
const hashed = '/assets/';

const notBuilt = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>asyncops</title>
  </head>
  <body>
    <h1>The dashboard has not been built</h1>
    <p><code>npm run build:dashboard</code> builds it; then start the gateway again. <a href="/graphql">GraphiQL</a> works without it.</p>
  </body>
</html>
`;

export async function readDashboardFiles(folder: URL): Promise<DashboardFiles> {
  const root = fileURLToPath(folder);
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const byPath = new Map<string, StaticFile>();
  for (const name of names) {
    const contentType = contentTypes[extname(name.name)];
    if (!name.isFile() || contentType === undefined) continue;
    const file = join(name.parentPath, name.name);
    const path = `/${relative(root, file).split(sep).join('/')}`;
    byPath.set(path, staticFile(contentType, await readFile(file), path.startsWith(hashed)));
  }
  const page = byPath.get('/index.html') ?? staticFile('text/html; charset=utf-8', Buffer.from(notBuilt));
  return { page, byPath };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
