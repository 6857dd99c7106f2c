import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refused } from '../admission/refused.ts';
import { pagePolicy } from '../static/page-policy.ts';
import { wantsPage } from '../static/wants-page.ts';
import { sendRefused } from './send.ts';

const notFound: Refused = { status: 404, code: 'NOT_FOUND', message: 'There is nothing here. The API is at /graphql.' };

/** It does not say the address again: whoever made a link to here would choose the words. */
const page = Buffer.from(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Nothing here · asyncops</title>
    <style>
      :root { --ground: #f6f7f9; --text: #1a1d24; --accent: #3b4fc4; }
      @media (prefers-color-scheme: dark) { :root { --ground: #101216; --text: #e6e8ec; --accent: #9fb0ff; } }
      body { margin: 15vh auto 0; padding: 0 16px; max-width: 32rem; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
      h1 { font-size: 20px; font-weight: 600; }
      a { color: var(--accent); }
    </style>
  </head>
  <body>
    <main>
      <h1>There is nothing here</h1>
      <p>No page has this address. <a href="/">The dashboard</a> shows the operations, and <a href="/graphql">GraphiQL</a> is where the API can be tried.</p>
    </main>
  </body>
</html>
`);

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-length': page.length,
  'content-security-policy': pagePolicy,
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // At the same address a program is told in JSON.
  vary: 'accept',
};

/** Says so to a person in a page, and to a program in the form that GraphQL clients read. */
export function sendNothingHere(request: IncomingMessage, response: ServerResponse): void {
  if (wantsPage(request)) response.writeHead(notFound.status, headers).end(page);
  else sendRefused(response, notFound, { vary: headers.vary });
}
