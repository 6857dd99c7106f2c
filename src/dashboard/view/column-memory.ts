import { type ColumnId, isColumnId, narrowest, plainColumns, widest } from './columns.ts';

/** How the reader likes the columns: which, in what order, how wide. */
export interface ColumnMemory {
  readonly columns: readonly ColumnId[];
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
}

export const plainMemory: ColumnMemory = { columns: plainColumns, widths: {} };

export const columnMemoryKey = 'asyncops.columns.1';

export const printColumnMemory = (memory: ColumnMemory): string => JSON.stringify(memory);

/** What was remembered, as far as it makes sense: an older page, or anybody, may have written it. */
export function readColumnMemory(text: string | null): ColumnMemory {
  const stored = parsed(text);
  const columns: unknown = Reflect.get(stored, 'columns');
  const widths: unknown = Reflect.get(stored, 'widths');
  const known = Array.isArray(columns) ? [...new Set(columns.filter(isColumnId))] : [];
  return { columns: known.length > 0 ? known : plainColumns, widths: isObject(widths) ? widthsOf(widths) : {} };
}

function widthsOf(stored: object): ColumnMemory['widths'] {
  const entries = Object.entries(stored).flatMap(([id, width]: [string, unknown]) =>
    isColumnId(id) && typeof width === 'number' && width >= narrowest && width <= widest ? [[id, width] as const] : [],
  );
  return Object.fromEntries(entries);
}

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
