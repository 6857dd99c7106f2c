import { foldName, type OperationFilter, statusesOf } from '../../core/filter.ts';
import { statusNames, statusValue } from '../../core/statuses.ts';
import type { OrderField } from '../store.ts';
import { allOf, among, type Condition, condition, rangeConditions } from './condition.ts';

/**
 * A way into the table by an index. Reading it yields a superset of what the filter wants; the filter's conditions are
 * applied to each row all the same.
 */
export interface AccessPath {
  /** One lookup each: where there are several, their results are merged. */
  readonly lookups: readonly Lookup[];
  /** The orders in which each lookup yields its rows by itself. */
  readonly sortedBy: readonly OrderField[];
  /** The conditions of the filter that all of its rows meet. */
  readonly meets: readonly (keyof OperationFilter)[];
}

export interface Lookup {
  /** What follows FROM: the table and the index that must be used. */
  readonly from: string;
  readonly where: readonly Condition[];
  /** Selects a row for each that it finds, by the index alone and without looking at them. */
  readonly found: Condition;
  /**
   * Where an index finds things only by going through what several of its parts find: each of those, as `found`. Where
   * all of them are many, it may take as long as looking at everything, however few are found in the end.
   */
  readonly parts: readonly Condition[];
}

/** Each lookup to merge costs something, even where it finds nothing: where there are more, one looks for all values. */
const mostLookups = 64;

export const orderColumns: Record<OrderField, string> = {
  CREATED_ON: 'createdOn',
  MODIFIED_ON: 'modifiedOn',
  NAME: 'nameKey',
};

const allStatuses = statusNames.map(statusValue);

const keys = ['correlationId', 'regardingObjectId', 'dependencyToken', 'concurrencyKey', 'seriesId'] as const;

const orderFields = ['CREATED_ON', 'MODIFIED_ON', 'NAME'] as const;

/** The whole table in an order: always possible. */
export function inOrder(field: OrderField): AccessPath {
  return { lookups: [through(`operations_${orderColumns[field]}`)], sortedBy: [field], meets: [] };
}

/** The paths that a filter opens; of two by the same columns, the one that is sorted by `field`. */
export function accessPaths(filter: OperationFilter, field: OrderField): AccessPath[] {
  return [
    ...idsPath(filter),
    ...keyPaths(filter),
    ...listPath('hostId', filter.hostId),
    ...namePaths(filter),
    ...rangePath('completedOn', filter),
    ...rangePath('modifiedOn', filter),
    ...listPath('ownerId', filter.ownerId),
    ...typeAndStatusPath(filter, field),
    ...rangePath('createdOn', filter),
  ];
}

function through(index: string, ...where: Condition[]): Lookup {
  const from = `"operations" INDEXED BY "${index}"`;
  const { sql, values } = allOf(where);
  return { from, where, found: condition(`SELECT 1 FROM ${from} WHERE ${sql}`, ...values), parts: [] };
}

function idsPath({ ids }: OperationFilter): AccessPath[] {
  return ids ? [{ lookups: [through('operations_id', among('id', ids))], sortedBy: [], meets: ['ids'] }] : [];
}

function keyPaths(filter: OperationFilter): AccessPath[] {
  return keys.flatMap((column) =>
    listPath(column, filter[column] === null || filter[column] === undefined ? null : [filter[column]]),
  );
}

function listPath(
  column: (typeof keys)[number] | 'hostId' | 'ownerId',
  list: readonly string[] | null | undefined,
): AccessPath[] {
  if (!list) return [];
  const index = `operations_${column}`;
  const values = [...new Set(list)];
  const meets = [column];
  if (values.length > mostLookups) return [{ lookups: [through(index, among(column, values))], sortedBy: [], meets }];
  const lookups = values.map((value) => through(index, condition(`"${column}" = ?`, value)));
  return [{ lookups, sortedBy: ['CREATED_ON'], meets }];
}

function namePaths({ name, nameContains }: OperationFilter): AccessPath[] {
  const paths: AccessPath[] = [];
  if (name !== null && name !== undefined) {
    const exact = through('operations_nameKey', condition('"nameKey" = ?', foldName(name)));
    // It finds names that differ in case too.
    paths.push({ lookups: [exact], sortedBy: ['NAME'], meets: [] });
  }
  // The index holds runs of three characters: it cannot find anything shorter.
  const part = nameContains === null || nameContains === undefined ? '' : foldName(nameContains);
  if ([...part].length >= 3) paths.push({ lookups: [containing(part)], sortedBy: [], meets: [] });
  return paths;
}

function containing(part: string): Lookup {
  const phrase = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const matching = 'FROM "operationNames" WHERE "operationNames" MATCH ?';
  // Of the full-text index itself, which answers one by one; IN would have it list all of them first.
  const found = (text: string) => condition(`SELECT 1 ${matching}`, phrase(text));
  return {
    // No other index: the rows are fetched by the numbers that the full-text index gives.
    from: '"operations" NOT INDEXED',
    where: [condition(`"seq" IN (SELECT rowid ${matching})`, phrase(part))],
    found: found(part),
    parts: runsOfThree(part).map(found),
  };
}

function runsOfThree(text: string): string[] {
  const characters = [...text];
  return [...new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')))];
}

function rangePath(column: 'createdOn' | 'modifiedOn' | 'completedOn', filter: OperationFilter): AccessPath[] {
  const where = rangeConditions(column, filter[column]);
  if (where.length === 0) return [];
  const sortedBy = orderFields.filter((field) => orderColumns[field] === column);
  return [{ lookups: [through(`operations_${column}`, ...where)], sortedBy, meets: [column] }];
}

function typeAndStatusPath(filter: OperationFilter, field: OrderField): AccessPath[] {
  const meets = ['operationType', 'stateCode', 'statusCode'] as const;
  const statuses = statusesOf(filter)?.map(statusValue);
  if (filter.operationType) {
    const types = [...new Set(filter.operationType)];
    const index = 'operations_operationType';
    const pairs = types.flatMap((type) => (statuses ?? allStatuses).map((status) => [type, status] as const));
    if (pairs.length > mostLookups) {
      const where = [among('operationType', types), ...(statuses ? [among('statusCode', statuses)] : [])];
      return [{ lookups: [through(index, ...where)], sortedBy: [], meets }];
    }
    const lookups = pairs.map(([type, status]) =>
      through(index, condition('"operationType" = ?', type), condition('"statusCode" = ?', status)),
    );
    return [{ lookups, sortedBy: ['CREATED_ON'], meets }];
  }
  if (statuses === undefined) return [];
  const [index, sortedBy] =
    field === 'MODIFIED_ON'
      ? (['operations_statusCode_modifiedOn', 'MODIFIED_ON'] as const)
      : (['operations_statusCode', 'CREATED_ON'] as const);
  const lookups = statuses.map((status) => through(index, condition('"statusCode" = ?', status)));
  return [{ lookups, sortedBy: [sortedBy], meets }];
}
