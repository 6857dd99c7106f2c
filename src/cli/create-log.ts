import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

const standardError = 2;

/** One line for each event on standard error: JSON for a program, and for a person at a terminal something to read. */
export function createLog(level: string, isTerminal: boolean): Logger {
  const destination = isTerminal
    ? pretty({ destination: standardError, sync: true, ignore: 'pid,hostname' })
    : pino.destination({ dest: standardError, sync: true });
  return pino({ level }, destination);
}
