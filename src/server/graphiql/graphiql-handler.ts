import type { IncomingMessage, ServerResponse } from 'node:http';
import { pagePolicy } from '../static/page-policy.ts';
import { readOnce } from '../static/read-once.ts';
import { sendStaticFile } from '../static/send-static-file.ts';
import { type GraphiqlFiles, graphiqlFolder, readGraphiqlFiles } from './graphiql-files.ts';

export interface GraphiqlHandler {
  sendPage(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Returns whether there is a file of that path. */
  sendFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

const headers = { 'content-security-policy': pagePolicy };

/** A gateway that nobody opens in a browser never reads the files. */
export function createGraphiqlHandler(read: () => Promise<GraphiqlFiles> = readGraphiqlFiles): GraphiqlHandler {
  const files = readOnce(read);
  return {
    sendPage: async (request, response) => sendStaticFile((await files()).page, headers, request, response),
    sendFile: async (path, request, response) => {
      if (!path.startsWith(`${graphiqlFolder}/`)) return false;
      const file = (await files()).byPath.get(path);
      if (file !== undefined) await sendStaticFile(file, headers, request, response);
      return file !== undefined;
    },
  };
}
