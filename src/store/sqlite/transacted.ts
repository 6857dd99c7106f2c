import type { Position } from '../../core/operation.ts';

/** What a transaction came to, before the disk has it; `head` is that of the log with it. */
export type Transacted<Committed> = Omit<Committed, 'durable'> & { readonly head: Position };
