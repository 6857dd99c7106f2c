/** An operation could not be settled: what its handler did counts for nothing, and it is run again. */
export class SettlementLostError extends Error {
  override readonly name = 'SettlementLostError';

  constructor(why: string) {
    super(`the operation could not be settled: ${why}`);
  }
}
