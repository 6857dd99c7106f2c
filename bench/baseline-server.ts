import { createServer, type Server } from 'node:http';

/**
 * The HTTP side of a baseline: `POST /publish/<count>` has what the body holds published so many times, and is answered
 * afterwards.
 */
export function createBaselineServer(publish: (body: string, count: number) => void): Server {
  return createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    publish(String(Buffer.concat(pieces)), Number(request.url?.split('/')[2]));
    response.end('{}');
  });
}

/** Names the URL as the gateway does, and goes with the process that started it. */
export function listen(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') console.log(`listening on http://127.0.0.1:${address?.port}/`);
  });
  process.once('disconnect', () => process.exit());
}
