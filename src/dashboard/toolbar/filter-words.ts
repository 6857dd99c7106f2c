import { exactTime } from '../time/exact-time.ts';
import type { View } from '../view/view.ts';
import { type OperationTypeFacts, typeLabel } from './operation-type-facts.ts';

/** One condition of the view in words, and the change that takes it away. */
export interface FilterWord {
  readonly text: string;
  readonly without: Partial<View>;
}

/** Exact ones, which links of an operation's page lead to. */
const keys = [
  ['Dependency token', 'dependencyToken'],
  ['Correlation', 'correlationId'],
  ['Concurrency key', 'concurrencyKey'],
  ['Series', 'seriesId'],
] as const;

/** The conditions that the open panel would show; the statuses are buttons, and the search is a field. */
export function filterWords(view: View, types: readonly OperationTypeFacts[]): readonly FilterWord[] {
  const { operationType, ownerId, hostId, createdFrom, createdTo } = view;
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
    ...keys.flatMap(([name, key]) => {
      const value = view[key];
      return value === null ? [] : [{ text: `${name}: ${value}`, without: { [key]: null } }];
    }),
    ...(createdFrom === null
      ? []
      : [{ text: `Created from ${exactTime(createdFrom)}`, without: { createdFrom: null } }]),
    ...(createdTo === null ? [] : [{ text: `Created before ${exactTime(createdTo)}`, without: { createdTo: null } }]),
  ];
}
