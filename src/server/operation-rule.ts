import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import type { InputLimits } from '../core/limits.ts';
import { createCostRule } from './admission/document-cost.ts';
import type { ServerLimits } from './limits.ts';

/** The answer to an operation that may not be carried out with these values; null where it may. */
export type OperationRule = (args: ExecutionArgs) => ExecutionResult | null;

/** What depends on the values of variables, and so cannot be judged with the document. */
export function createOperationRule(
  schema: GraphQLSchema,
  limits: ServerLimits,
  inputLimits: InputLimits,
): OperationRule {
  const sizes = {
    defaultPageSize: Math.min(50, inputLimits.pageSize),
    maxPageSize: inputLimits.pageSize,
    maxBatchSize: inputLimits.batchSize,
  };
  const costRefused = createCostRule(schema, { ...sizes, maxCost: limits.maxCost });
  // It is carried out again for every event that it sees.
  const subscriptionRefused = createCostRule(schema, { ...sizes, maxCost: limits.maxSubscriptionCost });
  return ({ document, operationName, variableValues }) => {
    const operation = getOperationAST(document, operationName);
    if (operation == null) return null;
    const refused = operation.operation === OperationTypeNode.SUBSCRIPTION ? subscriptionRefused : costRefused;
    const error = refused(document, operation, variableValues);
    return error === null ? null : { errors: [error] };
  };
}
