import { HttpConnection } from './http-connection.ts';

/** The position of the newest event. */
export async function headPosition(url: URL): Promise<string> {
  const connection = await HttpConnection.open(url);
  const reply = await connection.post(
    '/graphql',
    JSON.stringify({ query: '{ asyncOperations(first: 1) { position } }' }),
  );
  connection.close();
  return JSON.parse(reply.body).data.asyncOperations.position;
}
