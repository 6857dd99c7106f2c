export interface Listeners<Value> {
  /** Answers with what takes the listener away. */
  readonly add: (listener: (value: Value) => void) => () => void;
  readonly tell: (value: Value) => void;
  readonly clear: () => void;
  readonly size: number;
}

export function createListeners<Value>(): Listeners<Value> {
  // Boxed, so that the same function can be added twice and taken away once.
  const boxes = new Set<{ readonly listener: (value: Value) => void }>();

  return {
    add: (listener) => {
      const box = { listener };
      boxes.add(box);
      return () => {
        boxes.delete(box);
      };
    },
    tell: (value) => {
      for (const { listener } of [...boxes]) {
        try {
          listener(value);
        } catch (error) {
          // A fault of the listener's own: reported as one of an event listener is, and no business of the stream.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
    clear: () => boxes.clear(),
    get size() {
      return boxes.size;
    },
  };
}
