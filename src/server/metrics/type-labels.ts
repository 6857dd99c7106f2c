import type { OperationTypes } from '../../core/operation-types.ts';

export const typeLabelNames = ['operation_type', 'operation_type_label'] as const;

type TypeLabels = Readonly<Record<(typeof typeLabelNames)[number], string>>;

/** Of a type that has been taken out of the settings, whose operations are still there, the label is empty. */
export function createTypeLabels(operationTypes: OperationTypes): (operationType: number) => TypeLabels {
  return (operationType) => ({
    operation_type: String(operationType),
    operation_type_label: operationTypes.get(operationType)?.label ?? '',
  });
}
