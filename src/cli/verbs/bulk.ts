import { applyInSlices, type BulkAnswer, type BulkOutcome } from '../../client/apply-in-slices.ts';
import {
  ApplyBulkActionDocument,
  AsyncOperationAction,
  AsyncOperationCountsDocument,
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
import { progressBar } from '../progress-bar.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-error.ts';
import type { Call, Verb } from '../verb.ts';

const words = Object.values(AsyncOperationAction).map((action) => action.toLowerCase());
/** Of one slice, which may have to wait for its turn. */
const deadAfterMs = 300_000;

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
    let expected: number | null = null;
    if (args.has('yes')) {
      expected = await countForPerson(call, input.filter ?? null);
    } else {
      const preview = await apply(call, { ...input, dryRun: true }, await countForPerson(call, input.filter ?? null));
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
      expected = preview.matched;
    }
    const result = await apply(call, { ...input, dryRun: false }, expected);
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

/** How many there are to be done, for somebody who watches the bar; null where nobody does, or none is needed. */
async function countForPerson({ shell, ask }: Call, filter: AsyncOperationFilter | null): Promise<number | null> {
  if (shell.confirm === null || filter === null) return null;
  return (await ask(AsyncOperationCountsDocument, { filter }, { deadAfterMs })).asyncOperationCounts.total;
}

/** @param expected how many there are, as far as is known */
async function apply(call: Call, input: BulkActionInput, expected: number | null): Promise<BulkAnswer> {
  const { shell, isJson } = call;
  const result = await inSlices(call, input, expected);
  if (isJson) shell.print(jsonLine({ dryRun: input.dryRun, ...result }));
  if (!('applied' in result)) {
    shell.say(`asyncops: ${refusalLine(result)}`);
    return result;
  }
  if (isJson) return result;
  shell.print(doneLine(result, input));
  for (const { code, count, examples } of result.refused) {
    shell.print(`${count} refused, ${code}: ${examples.slice(0, 3).join(' ')}${count > 3 ? ' …' : ''}`);
  }
  return result;
}

/** Where it is cut short, what was done until then stays, and is told of. */
async function inSlices({ shell, ask }: Call, input: BulkActionInput, expected: number | null): Promise<BulkAnswer> {
  let last: BulkOutcome | null = null;
  const onProgress = (soFar: BulkOutcome) => {
    last = soFar;
    if (soFar.endCursor != null) shell.keep(howFar(soFar.matched, expected, shell.columns ?? 80));
  };
  try {
    const result = await applyInSlices(
      input,
      async (slice) => (await ask(ApplyBulkActionDocument, { input: slice }, { deadAfterMs })).applyBulkAction,
      onProgress,
    );
    if (!('applied' in result)) sayDone(shell, last, input);
    return result;
  } catch (error) {
    sayDone(shell, last, input);
    throw error;
  } finally {
    shell.keep(null);
  }
}

/** More may have come to match since they were counted. */
function howFar(matched: number, expected: number | null, columns: number): string {
  if (expected === null) return `${matched} so far`;
  const all = Math.max(expected, matched);
  return progressBar(matched / all, `${matched} of ${all}`, columns);
}

function sayDone(shell: Shell, soFar: BulkOutcome | null, input: BulkActionInput): void {
  if (soFar !== null) shell.say(`asyncops: until then, ${doneLine(soFar, input)}`);
}

const doneLine = ({ matched, applied }: BulkOutcome, { dryRun }: BulkActionInput) =>
  `${matched} matched, ${applied} ${dryRun ? 'would be' : 'were'} done`;
