import {
  ApplyBulkActionDocument,
  type ApplyBulkActionMutation,
  AsyncOperationAction,
  type AsyncOperationFilter,
  type BulkActionInput,
} from '../../gql/graphql.ts';
import { refusalLine } from '../act-on-each.ts';
import type { Arguments } from '../arguments.ts';
import { exitCode } from '../exit-code.ts';
import { filterFlags, filterOf } from '../filter-flags.ts';
import { momentOf } from '../moments.ts';
import { noteUnknownTypes } from '../note-unknown-types.ts';
import { jsonLine } from '../printable.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, Verb } from '../verb.ts';

const words = Object.values(AsyncOperationAction).map((action) => action.toLowerCase());
/** A million operations take a while, and are told of when all of them are done. */
const deadAfterMs = 3_600_000;

type BulkResult = ApplyBulkActionMutation['applyBulkAction'];

export const bulk: Verb = {
  synopsis: `${words.join('|')} [flags]`,
  summary: 'Does the same to many operations, after a preview of what it would do.',
  flags: {
    ...filterFlags,
    all: { value: null, meaning: 'All operations, where no other flag says which.' },
    until: { value: 'time', meaning: 'With postpone: from now (15m, 2h, 3d), or a date.' },
    reason: { value: 'text', meaning: 'Kept in the history beside who asked.' },
    yes: { value: null, meaning: 'Does it without asking. Where there is nobody to ask, nothing is done without it.' },
  },
  arguments: { least: 1, most: 1 },
  run: async (call) => {
    const { args, shell } = call;
    const input = inputOf(args, shell.now());
    await noteUnknownTypes(call, input.filter ?? null);
    if (!args.has('yes')) {
      const preview = await apply(call, { ...input, dryRun: true });
      if (!('applied' in preview)) return exitCode.refused;
      if (preview.applied === 0) return exitCode.done;
      if (shell.confirm === null) {
        shell.say('asyncops: nothing was changed: this was a preview; --yes does it.');
        return exitCode.done;
      }
      if (!(await shell.confirm(`${args.positionals[0]} ${preview.applied} operations?`))) {
        shell.say('asyncops: nothing was changed.');
        return exitCode.refused;
      }
    }
    const result = await apply(call, { ...input, dryRun: false });
    return 'applied' in result && result.refused.length === 0 ? exitCode.done : exitCode.refused;
  },
};

function inputOf(args: Arguments, now: number): BulkActionInput {
  const [word = ''] = args.positionals;
  const action = Object.values(AsyncOperationAction).find((each) => each.toLowerCase() === word);
  if (action === undefined) throw new UsageError(`“${word}” is none of ${words.join(', ')}.`);
  const until = args.text('until');
  if ((action === 'POSTPONE') !== (until !== undefined)) {
    throw new UsageError(until === undefined ? '--until is missing.' : '--until goes with postpone alone.');
  }
  const filter = filterOf(args);
  if (filter === null && !args.has('all')) throw new UsageError('say which operations, or --all.');
  return {
    action,
    // By its ids alone an operation that is gone is refused; by a filter it would just not match.
    ...(filter?.ids && isOnlyIds(filter) ? { ids: filter.ids } : { filter: filter ?? {} }),
    postponeUntil: until === undefined ? undefined : momentOf('until', until, now),
    reason: args.text('reason'),
  };
}

const isOnlyIds = (filter: AsyncOperationFilter) =>
  Object.entries(filter).every(([condition, value]) => condition === 'ids' || value === undefined);

async function apply({ shell, isJson, ask }: Call, input: BulkActionInput): Promise<BulkResult> {
  const { applyBulkAction: result } = await ask(ApplyBulkActionDocument, { input }, { deadAfterMs });
  if (isJson) shell.print(jsonLine({ dryRun: input.dryRun, ...result }));
  if (!('applied' in result)) {
    shell.say(`asyncops: ${refusalLine(result)}`);
    return result;
  }
  if (isJson) return result;
  const { matched, applied, refused } = result;
  shell.print(`${matched} matched, ${applied} ${input.dryRun ? 'would be' : 'were'} done`);
  for (const { code, count, examples } of refused) {
    shell.print(`${count} refused, ${code}: ${examples.slice(0, 3).join(' ')}${count > 3 ? ' …' : ''}`);
  }
  return result;
}
