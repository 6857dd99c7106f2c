import { foldName, type InstantRange, type OperationFilter, statusesOf } from '../../core/filter.ts';
import { statusValue } from '../../core/statuses.ts';

/** A piece of SQL with the values of its question marks. Lists go in as one JSON text, so that its text stays the same. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export function condition(sql: string, ...values: (string | number)[]): Condition {
  return { sql, values };
}

export function among(column: string, list: readonly (string | number)[]): Condition {
  return condition(`"${column}" IN (SELECT value FROM json_each(?))`, JSON.stringify(list));
}

/** Every condition of a filter, each true exactly where `compileFilter` says so. */
export function conditionsOf(filter: OperationFilter): Condition[] {
  const statuses = statusesOf(filter);
  const lists = ['operationType', 'ownerId', 'hostId'] as const;
  const keys = ['correlationId', 'dependencyToken', 'regardingObjectId', 'concurrencyKey', 'seriesId', 'name'] as const;
  return [
    ...(filter.ids ? [among('id', filter.ids)] : []),
    ...(statuses ? [among('statusCode', statuses.map(statusValue))] : []),
    ...lists.flatMap((column) => {
      const list = filter[column];
      return list ? [among(column, list)] : [];
    }),
    ...keys.flatMap((column) => {
      const key = filter[column];
      return key === null || key === undefined ? [] : [condition(`"${column}" = ?`, key)];
    }),
    ...(filter.name === null || filter.name === undefined ? [] : [condition('"nameKey" = ?', foldName(filter.name))]),
    ...(filter.nameContains ? [condition('instr("nameKey", ?) > 0', foldName(filter.nameContains))] : []),
    ...rangeConditions('createdOn', filter.createdOn),
    ...rangeConditions('modifiedOn', filter.modifiedOn),
    ...rangeConditions('completedOn', filter.completedOn),
  ];
}

export function rangeConditions(column: string, range: InstantRange | null | undefined): Condition[] {
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  return [
    ...(from === null ? [] : [condition(`"${column}" >= ?`, from)]),
    ...(to === null ? [] : [condition(`"${column}" < ?`, to)]),
  ];
}

export function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
