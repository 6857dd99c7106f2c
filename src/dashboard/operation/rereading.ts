/** Something that is read again when it may have changed. */
export interface Rereading {
  /** What has been read is old, or nothing has been yet. */
  again(): void;
  stop(): void;
}

export interface RereadingOptions<Data> {
  readonly read: (signal: AbortSignal) => Promise<Data>;
  readonly onRead: (data: Data) => void;
  readonly onProblem: (error: unknown) => void;
}

/** One reading at a time, however often it is asked for; the last one begins after the last time that it was. */
export function createRereading<Data>({ read, onRead, onProblem }: RereadingOptions<Data>): Rereading {
  const over = new AbortController();
  const { signal } = over;
  let isOld = false;
  let isReading = false;

  const run = async () => {
    isReading = true;
    while (isOld && !signal.aborted) {
      isOld = false;
      try {
        const data = await read(signal);
        if (!signal.aborted) onRead(data);
      } catch (error) {
        if (!signal.aborted) onProblem(error);
      }
    }
    isReading = false;
  };

  return {
    again: () => {
      isOld = true;
      if (!isReading) void run();
    },
    stop: () => over.abort(),
  };
}
