import { type ExecutionArgs, type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';
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
  const costRefused = createCostRule(schema, {
    maxCost: limits.maxCost,
    defaultPageSize: Math.min(50, inputLimits.pageSize),
    maxPageSize: inputLimits.pageSize,
    maxBatchSize: inputLimits.batchSize,
  });
  return ({ document, operationName, variableValues }) => {
    const operation = getOperationAST(document, operationName);
    const error = operation ? costRefused(document, operation, variableValues) : null;
    return error === null ? null : { errors: [error] };
  };
}
