import { foldName, type OperationFilter, statusesOf } from '../../core/filter.ts';
import { statusNames, statusValue } from '../../core/statuses.ts';
import type { OrderField } from '../store.ts';
import { among, type Condition, condition, rangeConditions } from './condition.ts';

/**
 * A way into the table by an index. Reading it yields a superset of what the filter wants; the filter's conditions are
 * applied to each row all the same.
 */
export interface AccessPath {
  /** One lookup each: where there are several, their results are merged. */
  readonly lookups: readonly Lookup[];
  /** The orders in which each lookup yields its rows by itself. */
  readonly sortedBy: readonly OrderField[];
}

export interface Lookup {
  /** What follows FROM: the table and the index that must be used. */
  readonly from: string;
  readonly where: readonly Condition[];
}

/** More lookups than this to merge cost more than reading in order and leaving out what does not match. */
const mostLookups = 64;

export const orderColumns: Record<OrderField, string> = {
  CREATED_ON: 'createdOn',
  MODIFIED_ON: 'modifiedOn',
  NAME: 'nameKey',
};

const orderFields = ['CREATED_ON', 'MODIFIED_ON', 'NAME'] as const;

/** The whole table in an order: always possible. */
export function inOrder(field: OrderField): AccessPath {
  return { lookups: [through(`operations_${orderColumns[field]}`)], sortedBy: [field] };
}

/** The paths that a filter opens, the narrowest first as far as that can be told without looking. */
export function accessPaths(filter: OperationFilter): AccessPath[] {
  return [
    ...idsPath(filter),
    ...keyPaths(filter),
    ...listPath('hostId', filter.hostId),
    ...namePaths(filter),
    ...rangePath('completedOn', filter),
    ...rangePath('modifiedOn', filter),
    ...listPath('ownerId', filter.ownerId),
    ...typeAndStatusPaths(filter),
    ...rangePath('createdOn', filter),
  ].filter((path) => path.lookups.length <= mostLookups);
}

function through(index: string, ...where: Condition[]): Lookup {
  return { from: `"operations" INDEXED BY "${index}"`, where };
}

function idsPath({ ids }: OperationFilter): AccessPath[] {
  return ids ? [{ lookups: [through('operations_id', among('id', ids))], sortedBy: [] }] : [];
}

function keyPaths(filter: OperationFilter): AccessPath[] {
  const keys = ['correlationId', 'regardingObjectId', 'dependencyToken'] as const;
  return keys.flatMap((column) =>
    listPath(column, filter[column] === null || filter[column] === undefined ? null : [filter[column]]),
  );
}

function listPath(column: string, values: readonly string[] | null | undefined): AccessPath[] {
  if (!values) return [];
  const lookups = [...new Set(values)].map((value) =>
    through(`operations_${column}`, condition(`"${column}" = ?`, value)),
  );
  return [{ lookups, sortedBy: ['CREATED_ON'] }];
}

function namePaths({ name, nameContains }: OperationFilter): AccessPath[] {
  const exact =
    name === null || name === undefined
      ? []
      : [through('operations_nameKey', condition('"nameKey" = ?', foldName(name)))];
  // The index holds runs of three characters: it cannot find anything shorter.
  const part = nameContains === null || nameContains === undefined ? '' : foldName(nameContains);
  const partial = [...part].length < 3 ? [] : [containing(part)];
  return [...exact, ...partial].map((lookup) => ({ lookups: [lookup], sortedBy: [] }));
}

function containing(part: string): Lookup {
  const phrase = `"${part.replaceAll('"', '""')}"`;
  return {
    // No other index: the rows are fetched by the numbers that the full-text index gives.
    from: '"operations" NOT INDEXED',
    where: [condition('"seq" IN (SELECT rowid FROM "operationNames" WHERE "operationNames" MATCH ?)', phrase)],
  };
}

function rangePath(column: 'createdOn' | 'modifiedOn' | 'completedOn', filter: OperationFilter): AccessPath[] {
  const where = rangeConditions(column, filter[column]);
  if (where.length === 0) return [];
  const sortedBy = orderFields.filter((field) => orderColumns[field] === column);
  return [{ lookups: [through(`operations_${column}`, ...where)], sortedBy }];
}

function typeAndStatusPaths(filter: OperationFilter): AccessPath[] {
  const statuses = statusesOf(filter);
  const values = (statuses ?? statusNames).map(statusValue);
  if (filter.operationType) {
    const lookups = [...new Set(filter.operationType)].flatMap((type) =>
      values.map((status) =>
        through(
          'operations_operationType',
          condition('"operationType" = ?', type),
          condition('"statusCode" = ?', status),
        ),
      ),
    );
    return [{ lookups, sortedBy: ['CREATED_ON'] }];
  }
  if (statuses === null) return [];
  const by = (index: string) => values.map((status) => through(index, condition('"statusCode" = ?', status)));
  return [
    { lookups: by('operations_statusCode'), sortedBy: ['CREATED_ON'] },
    { lookups: by('operations_statusCode_modifiedOn'), sortedBy: ['MODIFIED_ON'] },
  ];
}
