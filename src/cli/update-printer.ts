import type { AsyncOperationsChangedSubscription } from '../gql/graphql.ts';
import { localClock } from './moments.ts';
import { paintStatus } from './paint-status.ts';
import { percentDone } from './percent.ts';
import { jsonLine, printable } from './printable.ts';
import { progressBar } from './progress-bar.ts';
import type { Call } from './verb.ts';

type Told = AsyncOperationsChangedSubscription['asyncOperationsChanged'];

/** What the subscription tells; or, with a position and an operation alone, how it stands. */
export type Update = Pick<Told, 'position' | 'operation'> & Partial<Told>;

export interface UpdatePrinter {
  tell(update: Update): void;
  /** Says where to go on from. */
  end(): void;
}

const kindWidth = 'CANCEL_REQUESTED'.length;
const statusWidth = 'WAITING_FOR_RESOURCES'.length;

/** A line for each change. Of one operation a terminal shows a bar too, while it is in progress. */
export function createUpdatePrinter({ shell, isJson }: Call, hasBar: boolean): UpdatePrinter {
  let position: string | null = null;

  const line = ({ event, change, operation }: Update): string | null => {
    if (operation == null) return null;
    const status = event?.toStatus ?? operation.statusCode;
    const who = event == null ? '' : `  by ${event.actor}${event.reason == null ? '' : ` (${event.reason})`}`;
    const time = localClock(event?.occurredOn ?? shell.now());
    const kind = (event?.kind ?? 'NOW').padEnd(kindWidth);
    const name = [operation.name, percentDone(operation), change === 'LEFT' ? '(left the filter)' : ''];
    const words = printable(name.filter((word) => word !== '').join(' ') + who);
    return `${time}  ${kind}  ${paintStatus(status.padEnd(statusWidth), status, shell.hasColors)}  ${operation.id}  ${words}`;
  };

  return {
    tell: (update) => {
      position = update.position;
      const { reset, operation } = update;
      if (reset != null) shell.say(`asyncops: what happened before may not have been told: ${reset.message}`);
      const shown = isJson ? jsonLine(update) : line(update);
      if (shown !== null) shell.print(shown);
      if (!hasBar || isJson || operation == null) return;
      const isRunning = operation.stateCode === 'LOCKED';
      shell.keep(isRunning ? progressBar(operation.progress ?? 0, operation.stage, shell.columns ?? 80) : null);
    },
    end: () => {
      if (position !== null) shell.say(`asyncops: go on with --after ${position}`);
    },
  };
}
