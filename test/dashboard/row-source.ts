import type { FeedMessage, PageRequest, RowSource } from '../../src/dashboard/rows/row-source.ts';
import type { RowPage } from '../../src/dashboard/rows/row-window.ts';

export interface TestRowSource extends RowSource {
  readonly requests: readonly PageRequest[];
  tell(message: FeedMessage): Promise<void>;
  refuse(error: Error): Promise<void>;
  /** Answers the request that was made last. */
  answer(page: RowPage): Promise<void>;
  failLoad(error: Error): Promise<void>;
  /** What a browser does sixty times a second, where somebody looks. */
  frame(): void;
  /** The rows have stood still for long enough. */
  rest(): void;
}

/** Lets what was just settled run on. */
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

export function createTestRowSource(): TestRowSource {
  const requests: PageRequest[] = [];
  const messages: FeedMessage[] = [];
  let fault: Error | null = null;
  let wake = () => {};
  let pending = Promise.withResolvers<RowPage>();
  const frames = new Set<() => void>();
  const rests = new Set<() => void>();

  async function* open(): AsyncGenerator<FeedMessage, undefined> {
    while (true) {
      const message = messages.shift();
      if (message !== undefined) yield message;
      else if (fault !== null) throw fault;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }

  return {
    requests,
    open,
    load: (request) => {
      requests.push(request);
      pending = Promise.withResolvers<RowPage>();
      return pending.promise;
    },
    pace: {
      onFrame: (task) => {
        frames.add(task);
        return () => frames.delete(task);
      },
      afterRest: (task) => {
        rests.add(task);
        return () => rests.delete(task);
      },
    },
    tell: (message) => {
      messages.push(message);
      wake();
      return settled();
    },
    refuse: (error) => {
      fault = error;
      wake();
      return settled();
    },
    answer: (page) => {
      pending.resolve(page);
      return settled();
    },
    failLoad: (error) => {
      pending.reject(error);
      return settled();
    },
    frame: () => runAll(frames),
    rest: () => runAll(rests),
  };
}

function runAll(tasks: Set<() => void>): void {
  const due = [...tasks];
  tasks.clear();
  for (const task of due) task();
}
