import type { Handler, Work } from './handler.ts';
import type { HeldOperation } from './held-operation.ts';
import { isInterruption } from './interrupted-error.ts';
import { isOutcome, type Settlement } from './outcome.ts';
import { plainText } from './plain-text.ts';
import type { Report } from './report.ts';
import { settlementOfError, settlementOfValue, withCheckpoint } from './settlement.ts';

const stageCharacters = 256;
const messageCharacters = 1_000;

interface Told {
  readonly onProgress: () => void;
  readonly onCheckpoint: () => void;
  readonly onLine: (held: HeldOperation) => void;
}

/** Runs the handler to its end, whatever that is. Answers with how its operation is to be left. */
export async function runHandler(
  handler: Handler,
  held: HeldOperation,
  told: Told & { readonly report: Report },
): Promise<Settlement> {
  try {
    return withCheckpoint(settlementOfValue(await handler(workOf(held, told))), held.checkpoint);
  } catch (error) {
    if (isInterruption(error, held.signal)) return interrupted(held);
    if (!isOutcome(error)) told.report(error, { during: 'HANDLER', operation: held.operation });
    return withCheckpoint(settlementOfError(error), held.checkpoint);
  } finally {
    held.isHandled = true;
  }
}

/** Paused as it was asked, or given back; where a cancel was asked for, either is made a cancel of. */
export function interrupted({ request, checkpoint }: HeldOperation): Settlement {
  return withCheckpoint({ outcome: request === 'PAUSE' ? 'PAUSED' : 'RELEASED' }, checkpoint);
}

function workOf(held: HeldOperation, { onProgress, onCheckpoint, onLine }: Told): Work {
  const { operation, signal } = held;
  let newest: string | null = null;
  return {
    operation,
    data: operation.data,
    signal,
    progress: (fraction, stage, message) => {
      if (typeof fraction !== 'number') throw new TypeError(`progress is a number, not a ${typeof fraction}`);
      if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`progress is from 0 to 1, not ${fraction}`);
      if (held.isHandled) return;
      // A stage, or a message, that is still to be told is not lost to a newer fraction.
      held.progress = {
        ...held.progress,
        progress: fraction,
        ...(stage !== undefined && { stage: plainText(stage, stageCharacters) }),
        ...(message !== undefined && { message: plainText(message, messageCharacters) }),
      };
      onProgress();
    },
    log: (text) => {
      if (held.isHandled) return;
      held.log.add(text);
      onLine(held);
    },
    checkpoint: (data) => {
      // As it is now: the handler may go on changing it.
      const text = data === null ? undefined : JSON.stringify(data);
      if (text === undefined) throw new TypeError('a checkpoint is a JSON value, and not null');
      if (held.isHandled || text === newest) return;
      newest = text;
      held.checkpoint = JSON.parse(text);
      held.isUntold = true;
      onCheckpoint();
    },
  };
}
