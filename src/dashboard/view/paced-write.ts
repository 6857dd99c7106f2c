export interface PacedWrite<Value> {
  /** Writes it at once, or the newest that was given after a rest. */
  write(value: Value): void;
  /** Forgets what waits. */
  drop(): void;
}

/** For what browsers take amiss when it is done too often, as a change of the address is. */
export function createPacedWrite<Value>(
  write: (value: Value) => void,
  afterRest: (task: () => void) => void,
): PacedWrite<Value> {
  let isResting = false;
  let waiting: { readonly value: Value } | null = null;

  const writeNow = (value: Value) => {
    isResting = true;
    afterRest(() => {
      isResting = false;
      const next = waiting;
      waiting = null;
      if (next !== null) writeNow(next.value);
    });
    write(value);
  };

  return {
    write: (value) => {
      if (isResting) waiting = { value };
      else writeNow(value);
    },
    drop: () => {
      waiting = null;
    },
  };
}
