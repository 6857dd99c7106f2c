import { isRecord } from './is-record.ts';
import type { LinesMessage, Message, StreamReset, UpdateMessage } from './message.ts';
import type { PreparedSubscription, UpdateKeys } from './prepare-subscription.ts';
import type { GraphqlResult } from './transport.ts';

/** What a result says; null where it is no message of the subscription, because it has no data. */
export function readMessage<Data>(
  { data, errors = [] }: GraphqlResult<Data>,
  { rootKey, updates }: PreparedSubscription,
): Message<Data> | null {
  if (!isRecord(data)) return null;
  if (updates === null) return { kind: 'STATE', data, errors };
  const update: unknown = Reflect.get(data, rootKey);
  return isRecord(update) ? readUpdate({ data, errors }, update, updates) : null;
}

function readUpdate<Data>(
  told: { data: Data; errors: Message<Data>['errors'] },
  update: Record<string, unknown>,
  keys: UpdateKeys,
): UpdateMessage<Data> | LinesMessage<Data> | null {
  const values = { ...update };
  const position = values[keys.position];
  // The result was parsed for this message alone: nobody else holds it yet.
  for (const key of keys.added) Reflect.deleteProperty(update, key);
  if ('isUpToDate' in keys) {
    const isUpToDate = values[keys.isUpToDate];
    if (typeof position !== 'number' || typeof isUpToDate !== 'boolean') return null;
    return { kind: 'LINES', ...told, position, isUpToDate };
  }
  if (typeof position !== 'string') return null;
  const { [keys.change]: change, [keys.reset]: reset } = values;
  if (isReset(reset)) return { kind: 'RESET', ...told, position, reset };
  return { kind: change === null ? 'CHECKPOINT' : 'CHANGE', ...told, position };
}

function isReset(value: unknown): value is StreamReset {
  return isRecord(value) && typeof value['reason'] === 'string' && typeof value['message'] === 'string';
}
