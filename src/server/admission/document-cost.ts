import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { documentRefused } from './document-refused.ts';
import { createFieldSizes, type SizeLimits } from './field-sizes.ts';
import { createFold } from './fold-selections.ts';

export interface CostLimits extends SizeLimits {
  readonly maxCost: number;
}

export type CostRule = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> | null | undefined,
) => GraphQLError | null;

/**
 * The rule for how much an operation may ask for. A field costs 1, or what the schema says that it costs, and what is selected under it as many times as it
 * may come: the page's size where the field takes `first` or `last` (a page of the default size where neither is
 * given), the `limit` of its input, the members of the list that it is given, else once. Other lists are short by
 * nature. It is judged when the operation is carried out, because sizes come in variables.
 */
export function createCostRule(schema: GraphQLSchema, limits: CostLimits): CostRule {
  const { sizeOf, costOf: costOfField, varies } = createFieldSizes(schema, limits);
  /** Of the operations whose cost does not depend on variables. */
  const known = new WeakMap<OperationDefinitionNode, number>();

  const costOf: (...args: Parameters<CostRule>) => number = (document, operation, variables) => {
    let fixed = true;
    const fold = createFold(document, {
      field: (field, under) => {
        if (field.selectionSet === undefined) return costOfField(field);
        if (varies(field)) fixed = false;
        return costOfField(field) + sizeOf(field, variables ?? {}) * under();
      },
      join: (left, right) => left + right,
    });
    const cost = fold(operation.selectionSet);
    if (fixed) known.set(operation, cost);
    return cost;
  };

  return (document, operation, variables) => {
    const cost = known.get(operation) ?? costOf(document, operation, variables);
    if (cost <= limits.maxCost) return null;
    return documentRefused(
      'DOCUMENT_TOO_COSTLY',
      `The operation costs ${cost}; at most ${limits.maxCost} is allowed. Ask for fewer fields, or for smaller pages.`,
    );
  };
}
