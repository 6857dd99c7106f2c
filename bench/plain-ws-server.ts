import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { createBaselineServer, listen } from './baseline-server.ts';

/** A baseline: a server of ws alone, which sends a string to every socket in a plain loop. */
const server = createBaselineServer((message, count) => {
  for (let sent = 0; sent < count; sent += 1) {
    for (const socket of sockets.clients) socket.send(message);
  }
});
const sockets = new WebSocketServer({ server, handleProtocols, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  // As much of the protocol as the subscribers wait for; what they subscribe with is not looked at.
  socket.once('message', () => socket.send('{"type":"connection_ack"}'));
});
listen(server);
