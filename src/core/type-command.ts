/** What may be asked of an operation type: to hold it, so that nothing of it is claimed, and to let it go again. */
export interface TypeCommand {
  readonly type: 'HOLD' | 'RELEASE';
  readonly operationType: number;
  /** With HOLD. */
  readonly reason: string | null;
  readonly actor: string;
}
