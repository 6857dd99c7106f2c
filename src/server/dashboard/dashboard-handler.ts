import type { IncomingMessage, ServerResponse } from 'node:http';
import { pagePolicy } from '../static/page-policy.ts';
import { readOnce } from '../static/read-once.ts';
import { sendStaticFile } from '../static/send-static-file.ts';
import { wantsPage } from '../static/wants-page.ts';
import { type DashboardFiles, readDashboardFiles } from './dashboard-files.ts';

export interface DashboardHandler {
  /** Returns whether there is a page or a file of that path, or a way to one. */
  send(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/**
 * The addresses that the page shows in the browser: a reload, or a link to one, must find the page again. What is no id of
 * an operation or a series the page tells, in words for people.
 */
const pages = /^\/(?:(?:types|series(?:\/[^/]+)?|operations\/[^/]+)\/?)?$/;

/** What is left where somebody takes the id off an address: all of them are at the root. */
const operations = /^\/operations\/?$/;

const headers = { 'content-security-policy': pagePolicy };

/** A gateway that nobody opens in a browser never reads the files. */
export function createDashboardHandler(
  folder: URL,
  read: (folder: URL) => Promise<DashboardFiles> = readDashboardFiles,
): DashboardHandler {
  const files = readOnce(() => read(folder));
  return {
    send: async (path, request, response) => {
      if (operations.test(path) && wantsPage(request)) {
        // What stands after the path says which of them, and how they are shown.
        response.writeHead(302, { location: `/${request.url?.slice(path.length) ?? ''}`, vary: 'accept' }).end();
        return true;
      }
      const { page, byPath } = await files();
      const file = pages.test(path) ? page : byPath.get(path);
      if (file !== undefined) await sendStaticFile(file, headers, request, response);
      return file !== undefined;
    },
  };
}
