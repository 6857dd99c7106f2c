import type { LogLinesUpdate } from '../live/live.ts';
import { builder } from './builder.ts';
import { LogLine } from './log-lines.ts';

export const AsyncOperationLogLinesUpdate = builder
  .objectRef<LogLinesUpdate>('AsyncOperationLogLinesUpdate')
  .implement({
    description: 'Log lines of an operation that have not been told before.',
    fields: (t) => ({
      position: t.exposeInt('position', {
        description: 'The number of the last line that has been told. Give it back as `after` to go on from here.',
      }),
      lines: t.expose('lines', {
        type: [LogLine],
        description: 'The lines, in the order of their numbers: at most 200.',
      }),
      dropped: t.exposeInt('dropped', {
        description:
          'How many lines up to `position` cannot be told: newer ones had taken their place before they could be, or their host dropped them. 0 means that nothing is missing.',
      }),
      isUpToDate: t.exposeBoolean('isUpToDate', {
        description: 'Whether these were all that there were; what follows is live.',
      }),
    }),
  });
