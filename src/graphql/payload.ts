import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { Operation, PayloadField, Position } from '../core/operation.ts';
import type { GatewayContext } from './context.ts';
import { fromJsonText } from './json.ts';

/** What one execution has read of payloads: each text and its value once, however many operations and events show it. */
interface Shown {
  /** Characters put into the answer so far, a text that stands in it twice counted twice. */
  characters: number;
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
  return position === null ? null : charged(position, field, context, shownIn(info));
}

/** A payload that is JSON text, as its value. */
export function payloadValue(
  operation: Operation,
  field: PayloadField,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<unknown> | null {
  const position = operation[`${field}At`];
  return position === null ? null : valueAt(position, field, context, shownIn(info));
}

async function valueAt(
  position: Position,
  field: PayloadField,
  context: GatewayContext,
  shown: Shown,
): Promise<unknown> {
  const text = await charged(position, field, context, shown);
  const key = keyOf(position, field);
  if (!shown.values.has(key)) shown.values.set(key, fromJsonText(text));
  return shown.values.get(key);
}

async function charged(position: Position, field: PayloadField, context: GatewayContext, shown: Shown) {
  const key = keyOf(position, field);
  const { answerCharacters } = context.limits;
  if (shown.characters > answerCharacters) throw tooLarge(answerCharacters);
  const reading = shown.texts.get(key) ?? context.engine.reads.payload(field, position);
  shown.texts.set(key, reading);
  const text = await reading;
  if (text === null) throw noLongerKept(field);
  charge(text.length, context, shown);
  return text;
}

/** Counts text that an answer holds besides payloads towards the same bound; throws past it. */
export function chargeText(characters: number, context: GatewayContext, info: GraphQLResolveInfo): void {
  charge(characters, context, shownIn(info));
}

function charge(characters: number, { limits: { answerCharacters } }: GatewayContext, shown: Shown): void {
  shown.characters += characters;
  if (shown.characters > answerCharacters) throw tooLarge(answerCharacters);
}

/** Each event of a subscription is an execution with a root of its own; a query has none, but variables of its own. */
function shownIn({ rootValue, variableValues }: GraphQLResolveInfo): Shown {
  const execution: object = typeof rootValue === 'object' && rootValue !== null ? rootValue : variableValues;
  const known = shownBy.get(execution);
  if (known !== undefined) return known;
  const shown: Shown = { characters: 0, texts: new Map(), values: new Map() };
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

function tooLarge(answerCharacters: number): GraphQLError {
  return new GraphQLError(
    `The answer holds more than ${answerCharacters} characters of data, results, messages and log lines. Ask for fewer operations at a time.`,
    { extensions: { code: 'ANSWER_TOO_LARGE' } },
  );
}
