import type { LogLine as LogLineModel } from '../core/log-line.ts';
import type { Operation } from '../core/operation.ts';
import { rangeFault } from '../core/text-rules.ts';
import type { LogLinePage as LogLinePageModel } from '../store/store.ts';
import { answerBudget } from './answer-budget.ts';
import { builder, type ObjectFields } from './builder.ts';
import { DateTime } from './date-time.ts';
import { invalidArgument } from './invalid-argument.ts';
import { pageExtent } from './page-size.ts';

export const LogLine = builder.objectRef<LogLineModel>('LogLine').implement({
  description: 'A line that the host of an operation wrote while it worked.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description:
        'Its place among the lines of the operation: from 1 up. A number that is left out is that of a line that its host dropped.',
    }),
    occurredOn: t.expose('occurredOn', { type: DateTime, description: 'When it reached the gateway.' }),
    epoch: t.exposeInt('epoch', { description: 'The epoch of the lease that it was written under.' }),
    text: t.exposeString('text', { description: 'The line: at most 2,000 characters.' }),
  }),
});

interface Page extends LogLinePageModel {
  readonly hasNextPage: boolean;
}

const LogLinePage = builder.objectRef<Page>('LogLinePage').implement({
  description: 'Some of the log lines of an operation, in the order of their numbers.',
  fields: (t) => ({
    nodes: t.expose('lines', { type: [LogLine], description: 'The lines.' }),
    dropped: t.int({
      description: 'How many lines came before the first that is kept, and are gone.',
      resolve: ({ oldest }) => Math.max(0, oldest - 1),
    }),
    newest: t.exposeInt('newest', {
      description: 'The number of the newest line that there is; 0 where there is none.',
    }),
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether newer lines follow.' }),
  }),
});

export const logLines = (t: ObjectFields<Operation>) =>
  t.field({
    type: LogLinePage,
    description:
      'What its host has written while it worked, as it is now: the newest 1,000 lines. Deleted with the operation.',
    args: {
      first: t.arg.int({ description: 'How many of the oldest at most: 0 to 500, 50 by default.' }),
      after: t.arg.int({ description: 'Only lines whose numbers are higher; from the first that is kept by default.' }),
      last: t.arg.int({ description: 'How many of the newest at most: 0 to 500. Not together with `first`.' }),
    },
    resolve: async ({ seq }, { first, after, last }, context, info) => {
      const { take, limit } = pageExtent(first, last, context.limits);
      const start = after ?? 0;
      const fault = rangeFault(['after'], start, 0, Number.MAX_SAFE_INTEGER);
      if (fault !== null) throw invalidArgument(fault);
      const page = await answerBudget(context, info).read(
        limit * context.limits.logLineCharacters,
        () => context.engine.reads.logLines({ operationSeq: seq, after: start, limit, take }),
        ({ lines }) => lines.reduce((sum, { text }) => sum + text.length, 0),
      );
      const end = page.lines.at(-1)?.number ?? start;
      return { ...page, hasNextPage: take === 'FIRST' && end < page.newest };
    },
  });
