import { createSourceEventStream, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Group, Membership, Outlet } from '../../live/group.ts';
import { isLiveStream } from '../../live/subject-stream.ts';
import { documentRefused } from '../admission/document-refused.ts';
import type { MaskError } from '../mask-error.ts';
import type { OperationRule } from '../operation-rule.ts';
import type { RequestContext } from '../request-context.ts';
import { afterVariable } from './after-variable.ts';
import { coercedVariables } from './coerced-variables.ts';
import { declaredVariables } from './declared-variables.ts';
import { groupKey } from './group-key.ts';
import { createPayloadEncoder, type Payload } from './payload.ts';
import { selectsField } from './selects-field.ts';

export interface SharedSubscriptionsOptions {
  readonly schema: GraphQLSchema;
  readonly operationRefused: OperationRule;
  readonly maskError: MaskError;
}

/** A subscription whose document has passed. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly context: RequestContext;
}

/** Joins the group of equal subscriptions, at the place where this one starts. */
export type Join = (outlet: Outlet<Payload>) => Membership;

/**
 * The subscriptions of all transports, in groups of equal ones: each message is carried out and written down once for
 * all of a group, whoever gets it by which transport.
 */
export class SharedSubscriptions {
  readonly #options: SharedSubscriptionsOptions;
  readonly #groups = new Map<string, Group<Payload>>();

  constructor(options: SharedSubscriptionsOptions) {
    this.#options = options;
  }

  /** How many are kept: those that have a member. */
  get groups(): number {
    return this.#groups.size;
  }

  /** How to join; or, where the subscription is at fault, the answer that says so. Nothing is held before it joins. */
  async open(request: SubscriptionRequest): Promise<Join | ExecutionResult> {
    const { schema, operationRefused, maskError } = this.#options;
    const { query, document, operationName, context } = request;
    const variables = declaredVariables(document, operationName, request.variables ?? {});
    const args = { schema, document, operationName, variableValues: variables, contextValue: context };
    if (!selectsField(document, operationName)) {
      return { errors: [documentRefused('BAD_REQUEST', 'The subscription selects no field.')] };
    }
    const refused = operationRefused(args);
    if (refused !== null) return refused;
    const stream = await createSourceEventStream(args);
    if ('errors' in stream) return { errors: stream.errors?.map(maskError) };
    if (!isLiveStream(stream)) throw new TypeError('a subscription field did not give a live stream');

    const { viewer, engine, live, operationTypes, limits } = context;
    const key = groupKey({
      query,
      operationName,
      variables: coercedVariables(schema, document, operationName, variables),
      afterVariable: afterVariable(document, operationName),
      viewer,
    });
    const open = () => {
      const shared = { engine, live, operationTypes, limits, viewer };
      const encoder = createPayloadEncoder({ ...args, contextValue: shared }, engine.reads.logId, maskError);
      const group = stream.openGroup(encoder, () => {
        if (this.#groups.get(key) === group) this.#groups.delete(key);
      });
      return group;
    };
    return (outlet) => {
      const group = this.#groups.get(key) ?? open();
      this.#groups.set(key, group);
      return group.join(outlet, stream.start);
    };
  }
}
