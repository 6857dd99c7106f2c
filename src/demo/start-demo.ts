import type { Clock } from '../client/clock.ts';
import { createHost } from '../client/host/create-host.ts';
import type { Host } from '../client/host/host.ts';
import { pause } from '../client/pause.ts';
import { steadyClock, systemClock, systemRandom } from '../client/system-world.ts';
import { askAsPeopleDo } from './ask-as-people-do.ts';
import { createBacklog, createWork, type WorkOptions } from './create-work.ts';
import { createAsk } from './demo-requests.ts';
import { createDice } from './dice.ts';
import { playScene } from './play-scene.ts';
import { scenes } from './scenes.ts';

export interface DemoOptions {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** Told what goes wrong and nobody waits for. */
  readonly onError: (error: unknown) => void;
  readonly clock?: Clock;
  readonly random?: () => number;
}

export interface Demo {
  /** Hosts stop at once, and nothing more is asked for. */
  stop(): Promise<void>;
}

const hostIds = ['demo-host-1', 'demo-host-2', 'demo-host-3'];

/**
 * Fills a gateway with made-up work, hosts that pretend to do it, and people who ask for changes. All of it comes
 * through the API, as that of any other client does; its operations say `demo` in their data.
 */
export async function startDemo({
  url,
  onError,
  clock = systemClock,
  random = systemRandom,
}: DemoOptions): Promise<Demo> {
  const stopping = new AbortController();
  const dice = createDice(random);
  const work: WorkOptions = { ask: createAsk(url, steadyClock, stopping.signal), dice, now: () => clock.now() };
  const hosts: Host[] = hostIds.map((hostId) =>
    createHost({
      url,
      hostId,
      handlers: Object.fromEntries(scenes.map((scene) => [scene.operationType, playScene(scene, dice, clock)])),
      concurrency: 6,
      progressEveryMs: 1_000,
      // A handler that fails is a part of the show; what goes wrong with the gateway is not.
      onError: (error, { during }) => during === 'HANDLER' || stopping.signal.aborted || onError(error),
    }),
  );

  const every = async (leastMs: number, mostMs: number, task: () => Promise<void>) => {
    while (!stopping.signal.aborted) {
      await pause(clock, dice.between(leastMs, mostMs), stopping.signal);
      if (!stopping.signal.aborted) await task().catch(onError);
    }
  };

  await createBacklog(work);
  await createWork(work, 30);
  await Promise.all(hosts.map((host) => host.start()));
  const running = [
    every(300, 2_300, () => createWork(work, dice.oneIn(12) ? 6 : 1)),
    every(3_000, 8_000, () => askAsPeopleDo(work)),
  ];

  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([...running, ...hosts.map((host) => host.stop({ graceSeconds: 0, unwindSeconds: 1 }))]);
    },
  };
}
