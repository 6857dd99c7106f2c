import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler, Handlers } from '../client/host/index.ts';
import { causeOf } from './ask-gateway.ts';
import { UsageError } from './usage-error.ts';

/** The handlers that a module exports: by default, or as `handlers`. Node takes the types away where it has some. */
export async function loadHandlers(file: string): Promise<Handlers> {
  const path = resolve(file);
  await access(path).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${causeOf(error)}.`);
  });
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await import(pathToFileURL(path).href);
  } catch (error) {
    // Whoever wrote it wants to know where it broke.
    const story = error instanceof Error && error.stack !== undefined ? error.stack : String(error);
    throw new UsageError(`${file} cannot be loaded:\n${story}`);
  }
  const handlers = exported['default'] ?? exported['handlers'];
  if (typeof handlers === 'object' && handlers !== null && Object.keys(handlers).length > 0) {
    return Object.fromEntries(Object.entries(handlers).map(([type, handler]) => checked(file, type, handler)));
  }
  throw new UsageError(
    `${file} has no handlers: its default export, or “handlers”, must give a function for each operation type, by value.`,
  );
}

function checked(file: string, type: string, handler: unknown): [string, Handler] {
  if (!/^\d{1,9}$/.test(type)) throw new UsageError(`${file}: “${type}” is not the value of an operation type.`);
  if (!isHandler(handler)) throw new UsageError(`${file}: the handler of type ${type} is not a function.`);
  return [type, handler];
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}
