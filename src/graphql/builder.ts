import SchemaBuilder from '@pothos/core';
import type { Instant } from '../core/operation.ts';
import type { LogPlace } from '../core/position.ts';
import type { GivenInstant } from '../core/time-rules.ts';
import type { GatewayContext } from './context.ts';

export const builder = new SchemaBuilder<{
  Context: GatewayContext;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: GivenInstant; Output: Instant };
    JSON: { Input: unknown; Output: unknown };
    LogPosition: { Input: LogPlace; Output: string };
  };
}>({ defaultFieldNullability: false });

type Types = typeof builder.$inferSchemaTypes;

/** What a file that adds fields to a type of another file gets, so that schema.ts alone says what stands where. */
export type QueryFields = PothosSchemaTypes.QueryFieldBuilder<Types, Types['Root']>;
export type MutationFields = PothosSchemaTypes.MutationFieldBuilder<Types, Types['Root']>;
export type SubscriptionFields = PothosSchemaTypes.SubscriptionFieldBuilder<Types, Types['Root']>;
export type InputFields = PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>;
export type ObjectFields<Shape> = PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>;
