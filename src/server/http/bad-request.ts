import type { Refused } from '../admission/refused.ts';

export function badRequest(message: string): Refused {
  return { status: 400, code: 'BAD_REQUEST', message };
}
