import type { IncomingMessage, ServerResponse } from 'node:http';
import { type GraphiqlFile, type GraphiqlFiles, graphiqlFolder, readGraphiqlFiles } from './graphiql-files.ts';

/** The page may talk to the server that it came from, and to nobody else. The editor sets styles of its own. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface GraphiqlHandler {
  sendPage(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Returns whether there is a file of that path. */
  sendFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** A gateway that nobody opens in a browser never reads the files. */
export function createGraphiqlHandler(read: () => Promise<GraphiqlFiles> = readGraphiqlFiles): GraphiqlHandler {
  let reading: Promise<GraphiqlFiles> | null = null;
  const files = async () => {
    reading ??= read();
    try {
      return await reading;
    } catch (error) {
      reading = null;
      throw error;
    }
  };
  return {
    sendPage: async (request, response) => send((await files()).page, request, response),
    sendFile: async (path, request, response) => {
      if (!path.startsWith(`${graphiqlFolder}/`)) return false;
      const file = (await files()).byPath.get(path);
      if (file !== undefined) send(file, request, response);
      return file !== undefined;
    },
  };
}

function send({ contentType, body, etag }: GraphiqlFile, request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    etag,
    'cache-control': 'no-cache',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
  } else {
    response.writeHead(200, { ...headers, 'content-type': contentType, 'content-length': body.length }).end(body);
  }
}

/** A browser that is shown an address, rather than a program that asks for data. */
export function wantsPage({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}
