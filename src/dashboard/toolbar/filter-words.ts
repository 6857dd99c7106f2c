import { exactTime } from '../time/exact-time.ts';
import type { View } from '../view/view.ts';
import { type OperationTypeFacts, typeLabel } from './operation-type-facts.ts';

/** One condition of the view in words, and the change that takes it away. */
export interface FilterWord {
  readonly text: string;
  readonly without: Partial<View>;
}

/** The conditions that the open panel would show; the statuses are buttons, and the search is a field. */
export function filterWords(view: View, types: readonly OperationTypeFacts[]): readonly FilterWord[] {
  const { operationType, ownerId, hostId, dependencyToken, correlationId, createdFrom, createdTo } = view;
  return [
    ...operationType.map((value) => ({
      text: `Type: ${typeLabel(types, value)}`,
      without: { operationType: operationType.filter((each) => each !== value) },
    })),
    ...ownerId.map((value) => ({
      text: `Owner: ${value}`,
      without: { ownerId: ownerId.filter((each) => each !== value) },
    })),
    ...hostId.map((value) => ({
      text: `Host: ${value}`,
      without: { hostId: hostId.filter((each) => each !== value) },
    })),
    ...(dependencyToken === null
      ? []
      : [{ text: `Dependency token: ${dependencyToken}`, without: { dependencyToken: null } }]),
    ...(correlationId === null ? [] : [{ text: `Correlation: ${correlationId}`, without: { correlationId: null } }]),
    ...(createdFrom === null
      ? []
      : [{ text: `Created from ${exactTime(createdFrom)}`, without: { createdFrom: null } }]),
    ...(createdTo === null ? [] : [{ text: `Created before ${exactTime(createdTo)}`, without: { createdTo: null } }]),
  ];
}
