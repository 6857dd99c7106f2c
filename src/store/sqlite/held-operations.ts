import type { Operation, Position } from '../../core/operation.ts';

/** More than hosts claim while what they had before is being settled; some kilobytes each. */
const mostKept = 2_000;

/**
 * What was claimed last, as the tables have it: most of that is soon to be settled, and need not be read for that. It is
 * true of what is seen from inside the transaction that is open, and of use there alone.
 */
export interface HeldOperations {
  /** To be called with the head of the log as every transaction, or savepoint that may fail by itself, begins. */
  begin(head: Position): void;
  of(id: string): Operation | undefined;
  /** As it was written just now, by the event at its position. */
  wrote(operation: Operation): void;
  /** It was changed in another way, or deleted. */
  forget(id: string): void;
  /** Everything since `begin` has been written, up to the position. */
  finish(position: Position): void;
}

export function createHeldOperations(): HeldOperations {
  const byId = new Map<string, Operation>();
  /** Between `begin` and `finish`. */
  let isOpen = false;
  /** Where the log was to end. */
  let written: Position = 0;

  return {
    begin: (head) => {
      // The one before was never finished, or was taken back as a whole, or is not ours: nobody knows what is true of these.
      if (isOpen || head !== written) byId.clear();
      isOpen = true;
      written = head;
    },
    of: (id) => byId.get(id),
    wrote: (operation) => {
      byId.delete(operation.id);
      if (operation.lease === null) return;
      byId.set(operation.id, operation);
      if (byId.size <= mostKept) return;
      for (const oldest of byId.keys()) {
        byId.delete(oldest);
        return;
      }
    },
    forget: (id) => byId.delete(id),
    finish: (position) => {
      isOpen = false;
      written = position;
    },
  };
}
