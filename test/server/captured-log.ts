import { type Logger, pino } from 'pino';

export interface CapturedLog {
  readonly log: Logger;
  /** What was logged at `error` or above, oldest first. */
  errors(): readonly Record<string, unknown>[];
  /** Everything that was logged, oldest first. */
  logged(): readonly Record<string, unknown>[];
}

export function createCapturedLog(): CapturedLog {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, logged: () => lines, errors: () => lines.filter(({ level }) => Number(level) >= 50) };
}
