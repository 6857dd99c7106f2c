import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { createBaselineServer, listen } from './baseline-server.ts';

/**
 * No baseline, but a bound: a server that does nothing for a delivery but write a text, with an id of the socket's
 * own in it, to its connection. Nobody who writes to each socket by Node's streams once for each event is faster.
 */
const server = createBaselineServer((message, count) => {
  const frame = textFrame(message);
  const begin = frame.indexOf('"id":"') + '"id":"'.length;
  const [before, after] = [frame.slice(0, begin), frame.slice(frame.indexOf('"', begin))];
  for (let sent = 0; sent < count; sent += 1) {
    for (const [connection, id] of ids) connection.write(before + id + after, 'latin1');
  }
});
const ids = new Map<Duplex, string>();
const sockets = new WebSocketServer({ server, handleProtocols, perMessageDeflate: false });
server.on('upgrade', (_request, connection) => {
  ids.set(connection, randomUUID());
  connection.once('close', () => ids.delete(connection));
});
sockets.on('connection', (socket) => {
  socket.once('message', () => socket.send('{"type":"connection_ack"}'));
});
listen(server);

/** RFC 6455, section 5.2, for a message of 126 to 65,535 bytes; a byte to a character. */
function textFrame(message: string): string {
  const header = Buffer.from([0x81, 126, 0, 0]);
  header.writeUInt16BE(Buffer.byteLength(message), 2);
  return header.toString('latin1') + message;
}
