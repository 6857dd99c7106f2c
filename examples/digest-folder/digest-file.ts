import { open } from 'node:fs/promises';
import { createSHA256 } from 'hash-wasm';

/** How far a file has been digested: all that is needed to go on from there, in another process too. */
export interface Checkpoint {
  readonly offset: number;
  /** The state of SHA-256 after `offset` bytes, in base64; null at the start. */
  readonly state: string | null;
}

export type Digested =
  | { readonly isDone: true; readonly sha256: string; readonly bytes: number }
  | { readonly isDone: false; readonly checkpoint: Checkpoint };

/**
 * Computes the SHA-256 of a file in chunks, from a checkpoint on.
 *
 * @param afterChunk called with the progress (0 to 1) after each chunk; where it answers false, the work stops there
 */
export async function digestFile(
  path: string,
  from: Checkpoint,
  chunkBytes: number,
  afterChunk: (progress: number) => Promise<boolean>,
): Promise<Digested> {
  const hasher = await createSHA256();
  hasher.init();
  if (from.state !== null) hasher.load(Buffer.from(from.state, 'base64'));
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const chunk = Buffer.alloc(chunkBytes);
    let { offset } = from;
    while (true) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, offset);
      if (bytesRead === 0) return { isDone: true, sha256: hasher.digest('hex'), bytes: offset };
      hasher.update(chunk.subarray(0, bytesRead));
      offset += bytesRead;
      // The state is saved only where the work stops: saving it for every chunk would cost more than the chunk.
      const goesOn = await afterChunk(size === 0 ? 1 : Math.min(offset / size, 1));
      if (!goesOn) {
        const state = Buffer.from(hasher.save()).toString('base64');
        return { isDone: false, checkpoint: { offset, state } };
      }
    }
  } finally {
    await file.close();
  }
}
