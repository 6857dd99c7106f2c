export interface PlainParams {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
}

/** What a body asks for, where it is in order; null where it is not, and somebody has to say what is wrong with it. */
export function plainParams(params: unknown): PlainParams | null {
  if (!isRecord(params)) return null;
  const { query, operationName = null, variables = null, extensions = null, ...others } = params;
  if (Object.keys(others).length > 0 || typeof query !== 'string') return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if ((variables !== null && !isRecord(variables)) || (extensions !== null && !isRecord(extensions))) return null;
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
