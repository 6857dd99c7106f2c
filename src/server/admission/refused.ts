/** A request that is turned away before anything of it is executed. */
export interface Refused {
  readonly status: number;
  /** Stands as `extensions.code` in the answer. */
  readonly code: string;
  readonly message: string;
}

/** The answer to a request that was turned away, in the form that GraphQL clients read. */
export function refusedBody({ message, code }: Refused): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}
