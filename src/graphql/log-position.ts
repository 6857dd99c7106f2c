import { GraphQLError } from 'graphql';
import type { Position } from '../core/operation.ts';
import { formatPosition, type LogPlace, parsePosition } from '../core/position.ts';
import type { FieldPath } from '../core/refusal.ts';
import { builder } from './builder.ts';
import type { GatewayContext } from './context.ts';
import { invalidArgument } from './invalid-argument.ts';
import { textScalar } from './text-scalar.ts';

export const LogPosition = builder.scalarType('LogPosition', {
  description:
    'A place in the event log: opaque, totally ordered, handed out with every update and every read, and given back as `after` or `asOf`.',
  ...textScalar(parsePosition, (given, nodes) => {
    const message = `${given} is not a LogPosition: give back one that this gateway handed out, as it is.`;
    throw new GraphQLError(message, { nodes, extensions: { code: 'INVALID_INPUT' } });
  }),
});

/** A position as callers see it. */
export function publicPosition(context: GatewayContext, position: Position): string {
  return formatPosition(context.engine.reads.logId, position);
}

/** The position of an argument; throws where it is not one that this log has reached. */
export async function positionInLog(context: GatewayContext, place: LogPlace, field: FieldPath): Promise<Position> {
  const { reads } = context.engine;
  const name = field.at(-1);
  if (place.logId !== reads.logId) {
    throw invalidArgument({ field, message: `${name} is a position of another log, not of this database.` });
  }
  const head = await reads.head();
  if (place.position > head) {
    const message = `${name} is beyond the end of the log, which is at ${publicPosition(context, head)}.`;
    throw invalidArgument({ field, message });
  }
  if (place.position < (await reads.floor())) {
    throw invalidArgument({ field, message: `${name} is older than the events that are kept.` });
  }
  return place.position;
}
