import { ChangeAsyncOperationSeriesDocument } from '../../../gql/graphql.ts';
import { actOnEach, seriesActionFlags } from '../../act-on-each.ts';
import type { Flags } from '../../arguments.ts';
import { dataOf } from '../../data-of.ts';
import { ruleFlags, ruleOf } from '../../series-rule.ts';
import { UsageError } from '../../usage-error.ts';
import type { Verb } from '../../verb.ts';

const changeFlags = {
  name: { value: 'name', meaning: 'The name of its operations: 1 to 256 characters.', field: 'name' },
  data: {
    value: 'json',
    meaning: 'What their hosts are to work on: JSON, @file, or - for standard input.',
    field: 'data',
  },
  ...ruleFlags,
} as const satisfies Flags;

const flags = { ...changeFlags, ...seriesActionFlags } as const satisfies Flags;

export const changeSeries: Verb = {
  synopsis: 'ID [flags]',
  summary: 'Changes what a series creates from its next occurrence on, and when; what is not given stays as it is.',
  flags,
  arguments: { least: 1, most: 1 },
  run: async (call) => {
    const { args, shell, ask } = call;
    const names = Object.keys(changeFlags);
    if (!names.some((name) => args.has(name))) {
      throw new UsageError(`say what to change: ${names.map((name) => `--${name}`).join(', ')}.`);
    }
    const rule = ruleOf(args, shell.now());
    const data = await dataOf(args.text('data'), shell);
    if (data === null) throw new UsageError('--data cannot be null here: that would leave the data as it is.');
    const changes = { name: args.text('name'), data, ...rule };
    const act = async (id: string, expectedVersion: number | undefined) =>
      (await ask(ChangeAsyncOperationSeriesDocument, { input: { id, expectedVersion, ...changes } }))
        .changeAsyncOperationSeries;
    return actOnEach(call, ({ id, expectedVersion }) => act(id, expectedVersion), flags);
  },
};
