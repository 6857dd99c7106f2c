/** Why the signal of a request is aborted whose caller has gone: what it comes to, nobody is told. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';

  constructor() {
    super('The caller has gone.');
  }
}
