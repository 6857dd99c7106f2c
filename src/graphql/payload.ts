import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { InputLimits } from '../core/limits.ts';
import type { Operation, PayloadField, Position } from '../core/operation.ts';
import { answerBudget, executionOf } from './answer-budget.ts';
import type { GatewayContext } from './context.ts';
import { fromJsonText } from './json.ts';

/** What one execution has read of payloads: each text and its value once, however many operations and events show it. */
interface Shown {
  readonly texts: Map<string, Promise<string | null>>;
  readonly values: Map<string, unknown>;
}

const shownBy = new WeakMap<object, Shown>();

/**
 * A payload as text. Large texts are read only where they are asked for. Where there is none it is told at once: a
 * promise for each of many operations takes longer than all else that is told of them.
 */
export function payloadText(
  operation: Operation,
  field: PayloadField,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<string> | null {
  const position = operation[`${field}At`];
  return position === null ? null : textAt(position, field, context, info);
}

/** A payload that is JSON text, as its value. */
export function payloadValue(
  operation: Operation,
  field: PayloadField,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<unknown> | null {
  const position = operation[`${field}At`];
  return position === null ? null : valueAt(position, field, context, info);
}

async function valueAt(
  position: Position,
  field: PayloadField,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const text = await textAt(position, field, context, info);
  const { values } = shownIn(info);
  const key = keyOf(position, field);
  if (!values.has(key)) values.set(key, fromJsonText(text));
  return values.get(key);
}

async function textAt(
  position: Position,
  field: PayloadField,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<string> {
  const budget = answerBudget(context, info);
  const { texts } = shownIn(info);
  const key = keyOf(position, field);
  const known = texts.get(key);
  const reading =
    known ??
    budget.read(
      mostCharacters(field, context.limits),
      () => context.engine.reads.payload(field, position),
      (text) => text?.length ?? 0,
    );
  texts.set(key, reading);
  const text = await reading;
  if (text === null) throw noLongerKept(field);
  // Whoever had it read has been charged for it.
  if (known !== undefined) budget.charge(text.length);
  return text;
}

function mostCharacters(field: PayloadField, { dataCharacters, messageCharacters }: InputLimits): number {
  return field === 'data' || field === 'result' ? dataCharacters : messageCharacters;
}

function shownIn(info: GraphQLResolveInfo): Shown {
  const execution = executionOf(info);
  const known = shownBy.get(execution);
  if (known !== undefined) return known;
  const shown: Shown = { texts: new Map(), values: new Map() };
  shownBy.set(execution, shown);
  return shown;
}

function keyOf(position: Position, field: PayloadField): string {
  return `${field} ${position}`;
}

/** Said rather than passed over: a reader of the past, or one who is behind, met the end of what is kept. */
function noLongerKept(field: PayloadField): GraphQLError {
  return new GraphQLError(`The ${field} of this event is no longer kept. Read the operation again.`, {
    extensions: { code: 'NO_LONGER_KEPT' },
  });
}
