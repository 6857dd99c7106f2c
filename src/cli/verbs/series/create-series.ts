import { AsyncOperationSeriesWaitingDocument, CreateAsyncOperationSeriesDocument } from '../../../gql/graphql.ts';
import { refusalLine } from '../../act-on-each.ts';
import type { Flags } from '../../arguments.ts';
import { creationFlags, creationInputOf } from '../../creation-input.ts';
import { exitCode } from '../../exit-code.ts';
import { localTime } from '../../moments.ts';
import { paintStatus } from '../../paint-status.ts';
import { jsonLine } from '../../printable.ts';
import { ruleFlags, ruleOf } from '../../series-rule.ts';
import { waitingWords } from '../../series-waiting.ts';
import { UsageError } from '../../usage-error.ts';
import type { Call, Verb } from '../../verb.ts';

const byDefault = ({ meaning, ...flag }: (typeof ruleFlags)[keyof typeof ruleFlags], preset: string) => ({
  ...flag,
  meaning: `${meaning} ${preset} by default.`,
});

const flags = {
  ...creationFlags,
  pattern: ruleFlags.pattern,
  'start-time': byDefault(ruleFlags['start-time'], 'Now'),
  'time-zone': byDefault(ruleFlags['time-zone'], 'UTC'),
  missed: byDefault(ruleFlags.missed, 'ONE'),
} as const satisfies Flags;

export const createSeries: Verb = {
  synopsis: 'NAME --type NUMBER --pattern RULE [flags]',
  summary: 'Begins a series, and prints its id and its first operation.',
  flags,
  arguments: { least: 1, most: 1 },
  run: async ({ args, shell, isJson, ask }) => {
    const rule = ruleOf(args, shell.now());
    // Without one it would be an operation that does not recur.
    if (rule.recurrencePattern === undefined) throw new UsageError('--pattern is missing.');
    const input = { ...(await creationInputOf(args, shell)), ...rule };
    const { createAsyncOperation: result } = await ask(CreateAsyncOperationSeriesDocument, { input });
    if (isJson) shell.print(jsonLine(result));
    if (!('operation' in result)) {
      shell.say(`asyncops: ${refusalLine(result, flags)}`);
      return exitCode.refused;
    }
    const { id, statusCode, seriesId, occurrenceOn } = result.operation;
    if (seriesId == null || occurrenceOn == null) {
      shell.say(`asyncops: ${id}, created before with the same --request-id, does not recur: no series was begun.`);
      return exitCode.refused;
    }
    const code = result.outcome === 'EXISTING' ? await sayHowItStands(seriesId, { ask, shell }) : exitCode.done;
    const status = paintStatus(statusCode, statusCode, shell.hasColors);
    if (!isJson && code === exitCode.done) {
      shell.print(`${seriesId}  first ${id}  ${status}  ${localTime(occurrenceOn)}`);
    }
    return code;
  },
};

/** Of a series that was created before: that it is there is no success where somebody has stopped it since. */
async function sayHowItStands(id: string, { ask, shell }: Pick<Call, 'ask' | 'shell'>): Promise<number> {
  const { asyncOperationSeries: series, waiting } = await ask(AsyncOperationSeriesWaitingDocument, { id });
  const before = 'asyncops: it was created before, with the same --request-id';
  const status = series?.status ?? 'ENDED';
  // Its rule came to an end by itself, at its creation or with its last occurrence: it does what was asked for.
  const isUsedUp = status === 'ENDED' && (series?.version === 1 || series?.modifiedBy === 'platform');
  if (status === 'ACTIVE' || isUsedUp) {
    shell.say(`${before}${isUsedUp ? '; its rule has no further occurrence' : ''}.`);
    return exitCode.done;
  }
  const words = waitingWords(waiting);
  const left = words === null ? 'nothing of it will run' : `nothing of it will run but what waits already (${words})`;
  const unless = status === 'PAUSED' ? `, until it is resumed: asyncops series resume ${id}` : ', ever';
  shell.say(`${before}, and series ${id} is ${status}: ${left}${unless}.`);
  return exitCode.refused;
}
