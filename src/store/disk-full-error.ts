import { OverloadedError } from './overloaded-error.ts';

/** There is no room on the disk for what was to be written, and nothing of it was: once there is, it can be. */
export class DiskFullError extends OverloadedError {
  constructor(cause: unknown) {
    super("The gateway's disk is full: nothing can be written until there is room; try again later.", { cause });
  }
}
