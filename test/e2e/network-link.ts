import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way over the network to a server, which can be interrupted as networks are. */
export interface NetworkLink {
  readonly port: number;
  /** From now on nothing comes through and nobody is told: what is sent waits on the way. */
  stall(): void;
  /** Ends all connections with a reset, and each new one too. */
  reset(): void;
  /** What waited on the way arrives, late. */
  mend(): void;
  close(): Promise<void>;
}

type Pair = readonly [inner: Socket, outer: Socket];

export async function startNetworkLink(toPort: number): Promise<NetworkLink> {
  const pairs = new Set<Pair>();
  let state: 'OPEN' | 'STALLED' | 'RESET' = 'OPEN';

  const server = createServer({ noDelay: true }, (inner) => {
    if (state === 'RESET') {
      inner.resetAndDestroy();
      return;
    }
    const outer = connect({ port: toPort, host: '127.0.0.1', noDelay: true });
    const pair = [inner, outer] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [outer, inner] as const]) {
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => {});
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
      if (state === 'STALLED') from.pause();
    }
  });

  const end = () => {
    for (const [inner, outer] of pairs) {
      inner.resetAndDestroy();
      outer.destroy();
    }
  };

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  return {
    port: address.port,
    stall: () => {
      state = 'STALLED';
      for (const socket of [...pairs].flat()) socket.pause();
    },
    reset: () => {
      state = 'RESET';
      end();
    },
    mend: () => {
      state = 'OPEN';
      for (const socket of [...pairs].flat()) socket.resume();
    },
    close: async () => {
      server.close();
      end();
      await once(server, 'close');
    },
  };
}
