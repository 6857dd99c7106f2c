import { RequestRefusedError } from '../client/index.ts';

/** Whether the gateway refused what was asked for itself, in the API's words, rather than failed to answer it. */
export const isInvalidInput = (error: unknown): boolean =>
  error instanceof RequestRefusedError &&
  error.errors.some(({ extensions }) => extensions?.['code'] === 'INVALID_INPUT');
