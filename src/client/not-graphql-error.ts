import { ConnectionLostError } from './connection-lost-error.ts';

/** What answered is no GraphQL endpoint: another server, or another address of the right one. */
export class NotGraphqlError extends ConnectionLostError {
  override readonly name = 'NotGraphqlError';
  /** Of the answer, over HTTP. */
  readonly status: number;

  constructor(status: number) {
    super(`the gateway answered with status ${status} and what is no GraphQL result`);
    this.status = status;
  }
}
