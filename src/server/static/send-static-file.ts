import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Encoding, StaticFile } from './static-file.ts';

/** Sends a file, or that the browser has it; compressed where the client takes that. */
export async function sendStaticFile(
  file: StaticFile,
  headers: OutgoingHttpHeaders,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const compressed = encoding === null ? null : await file.compressed(encoding);
  // Each encoding is another text to a cache, and has a tag of its own.
  const etag = `"${file.etag}${compressed === null ? '' : `-${encoding}`}"`;
  const shared = {
    ...headers,
    etag,
    vary: 'accept-encoding',
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  if (isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304, shared).end();
    return;
  }
  const body = compressed ?? file.body;
  response.writeHead(200, {
    ...shared,
    ...(compressed === null || encoding === null ? {} : { 'content-encoding': encoding }),
    'content-type': file.contentType,
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The better of the two that the client takes: one that is named, and not with `q=0`. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  const taken = new Map(
    String(header ?? '')
      .toLowerCase()
      .split(',')
      .map((member) => {
        const [name = '', ...parameters] = member.split(';').map((part) => part.trim());
        return [name, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))] as const;
      }),
  );
  if (taken.get('br') === true) return 'br';
  return taken.get('gzip') === true ? 'gzip' : null;
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  // A proxy that packed an answer anew marks its tag as weak; for a read that makes no difference.
  return ifNoneMatch.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}
