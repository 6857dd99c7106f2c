import { type StaticFile, staticFile } from '../static/static-file.ts';
import { type Example, readExamples } from './examples.ts';

/** GraphiQL as it is served: the page, and by their paths the files that it loads. */
export interface GraphiqlFiles {
  readonly page: StaticFile;
  readonly byPath: ReadonlyMap<string, StaticFile>;
}

/** Where the files stand. */
export const graphiqlFolder = '/graphiql';
const script = 'text/javascript; charset=utf-8';
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="24"><circle cx="8" cy="8" r="6" fill="none" stroke="#d60590" stroke-width="3" stroke-dasharray="26 12"/></svg>';
const icon = `data:image/svg+xml,${encodeURIComponent(logo)}`;

/**
 * The package brings GraphiQL as texts to be put into one page of 9 MB. Here they are files of their own: the browser
 * keeps them, and the page needs no inline script, which its policy then forbids.
 */
export async function readGraphiqlFiles(): Promise<GraphiqlFiles> {
  const texts = await import('@graphql-yoga/render-graphiql/graphiql');
  const byPath = new Map([
    [`${graphiqlFolder}/graphiql.js`, file(script, `${prelude()}${unbound(texts.js)};\n${start(readExamples())}`)],
    [`${graphiqlFolder}/graphiql.css`, file('text/css; charset=utf-8', texts.css)],
    [`${graphiqlFolder}/editor.worker.js`, file(script, texts.editorWorkerService)],
    [`${graphiqlFolder}/json.worker.js`, file(script, texts.jsonWorker)],
    [`${graphiqlFolder}/graphql.worker.js`, file(script, texts.graphqlWorker)],
  ]);
  return { page: file('text/html; charset=utf-8', page), byPath };
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>asyncops · GraphiQL</title>
    <link rel="icon" href="${icon}" />
    <link rel="stylesheet" href="${graphiqlFolder}/graphiql.css" />
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript. The API itself does not: POST a query to this address.</noscript>
    <div id="root"></div>
    <script src="${graphiqlFolder}/graphiql.js"></script>
  </body>
</html>
`;

/**
 * A tab that may not be dragged beyond the list of tabs is kept in proportion to it: each time the list gets another
 * size (its font has come, a tab was added), the tab is moved within it, away from where it is drawn. That shows only
 * with the press of a button, which is then let go beside the tab: GraphiQL swallows the click. A tab that is let go
 * returns to its place anyhow, so nothing has to hold it in the list.
 */
function unbound(bundle: string): string {
  return bundle.replace(/\bdragConstraints:[\w$]+,(?=value:[\w$]+,isActive:)/, '');
}

/** Where the editor finds its workers; it asks while the bundle is being loaded. */
function prelude(): string {
  const workers = {
    editorWorkerService: `${graphiqlFolder}/editor.worker.js`,
    json: `${graphiqlFolder}/json.worker.js`,
    graphql: `${graphiqlFolder}/graphql.worker.js`,
  };
  return `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => (${JSON.stringify(workers)})[label] };\n`;
}

/**
 * On the first visit the first tab is also put where GraphiQL keeps what was edited last. It takes the variables that
 * it shows from there, and a second visit finds the tab again instead of adding an empty one.
 */
function start(examples: readonly Example[]): string {
  const options = { title: 'asyncops', logo, defaultTabs: examples, subscriptionsProtocol: 'WS' };
  return `{
  const options = ${JSON.stringify(options)};
  const isFirstVisit = localStorage.getItem('graphiql:tabState') === null;
  if (isFirstVisit && !new URL(location.href).searchParams.has('query')) {
    const [first] = options.defaultTabs;
    localStorage.setItem('graphiql:query', first.query);
    localStorage.setItem('graphiql:variables', first.variables);
  }
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), options);
}
`;
}

function file(contentType: string, text: string): StaticFile {
  return staticFile(contentType, Buffer.from(text));
}
