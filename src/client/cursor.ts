/** What tells one message of a resumable stream from another. */
interface Place {
  readonly kind: 'CHANGE' | 'CHECKPOINT' | 'RESET' | 'LINES';
  readonly position: Position;
}

/** A position of the log, or the number of a log line. */
export type Position = string | number;

/** Where a stream has got to: what to resume after, and which messages say something new. */
export interface Cursor {
  /** The newest position seen; null where none has been, and none was given to start after. */
  readonly after: Position | null;
  /** Whether the application has not seen this yet. */
  isNews(place: Place): boolean;
  /** It has now. */
  move(place: Place): void;
}

/**
 * Positions of one log sort as texts. No two changes share one; a checkpoint, or a reset, may stand at the position of
 * the change before it. So at the newest position itself a change is a repeat, and a checkpoint is one only if a
 * checkpoint has been told there.
 *
 * Lines are told with the number of the last of them, which is new; only the first message, which says how it stands,
 * may have none, and comes again with each attempt.
 *
 * A reset is always news. It may also lead back, or to another log: what counts from then on is its own position.
 */
export function createCursor(start: Position | null): Cursor {
  let after = start;
  let isCheckpointTold = false;
  let areLinesTold = false;

  return {
    get after() {
      return after;
    },
    isNews: ({ kind, position }) => {
      if (kind === 'RESET' || after === null || position > after) return true;
      if (position !== after) return false;
      return kind === 'LINES' ? !areLinesTold : kind === 'CHECKPOINT' && !isCheckpointTold;
    },
    move: ({ kind, position }) => {
      after = position;
      isCheckpointTold = kind === 'CHECKPOINT';
      areLinesTold = kind === 'LINES';
    },
  };
}
