/** A value, or what makes it anew for each connection: for a token that does not last. */
export type Supplied<Value> = Value | (() => Value | Promise<Value>);

export async function supply<Value extends object>(supplied: Supplied<Value>): Promise<Value> {
  return typeof supplied === 'function' ? await supplied() : supplied;
}
