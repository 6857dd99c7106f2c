export type InterruptionCause =
  /** Somebody asked for a cancel. */
  | 'CANCEL'
  /** Somebody asked for a pause. */
  | 'PAUSE'
  /** The operation is, or may by now be, somebody else's: whatever is done from here on counts for nothing. */
  | 'LEASE_LOST'
  /** The host stops, and the grace is over. */
  | 'STOP';

const messages: Record<InterruptionCause, string> = {
  CANCEL: 'a cancel of the operation was asked for',
  PAUSE: 'a pause of the operation was asked for',
  LEASE_LOST: 'the host no longer holds the lease of the operation',
  STOP: 'the host stops',
};

/** The reason of a handler's signal. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly why: InterruptionCause;

  constructor(why: InterruptionCause, detail?: string) {
    super(detail === undefined ? messages[why] : `${messages[why]}: ${detail}`);
    this.why = why;
  }
}

/** How deep causes are followed: they may go round in a circle. */
const deepest = 10;

/**
 * Whether an error came of the signal's abort: it is its reason, or was caused by it, or is what APIs that take a
 * signal throw.
 */
export function isInterruption(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  let each = error;
  for (let depth = 0; depth < deepest && each instanceof Error; depth += 1) {
    if (each === signal.reason || each.name === 'AbortError') return true;
    each = each.cause;
  }
  return false;
}
