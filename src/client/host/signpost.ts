/** Something that is waited for again and again. */
export interface Signpost {
  /** Resolves with the next raise. */
  next(): Promise<void>;
  raise(): void;
}

export function createSignpost(): Signpost {
  let resolve = () => {};
  const renewed = () =>
    new Promise<void>((done) => {
      resolve = done;
    });
  let next = renewed();
  return {
    next: () => next,
    raise: () => {
      resolve();
      next = renewed();
    },
  };
}
