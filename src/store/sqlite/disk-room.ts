import { SqliteError } from 'better-sqlite3';
import { DiskFullError } from '../disk-full-error.ts';

/** Whether there was room on the disk when something was last written. */
export class DiskRoom {
  readonly #onChange: (isFull: boolean) => void;
  #isFull = false;

  constructor(onChange: (isFull: boolean) => void) {
    this.#onChange = onChange;
  }

  /** An error that writing ended with, as callers are told it. */
  explained(error: unknown): unknown {
    if (!(error instanceof SqliteError) || error.code !== 'SQLITE_FULL') return error;
    this.#note(true);
    return new DiskFullError(error);
  }

  written(): void {
    this.#note(false);
  }

  #note(isFull: boolean): void {
    if (isFull === this.#isFull) return;
    this.#isFull = isFull;
    this.#onChange(isFull);
  }
}
