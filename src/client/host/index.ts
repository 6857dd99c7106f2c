export { ConnectionLostError } from '../connection-lost-error.ts';
export { createHost } from './create-host.ts';
export type { ClaimedOperation, Handler, Handlers, Work } from './handler.ts';
export type { Host, StopOptions } from './host.ts';
export type { SettledAs } from './host-gateway.ts';
export type { HostOptions } from './host-options.ts';
export { HostRefusedError } from './host-refused-error.ts';
export { InterruptedError, type InterruptionCause } from './interrupted-error.ts';
export {
  type CanceledOptions,
  canceled,
  type FailedOptions,
  failed,
  failedForGood,
  type Outcome,
  type PausedOptions,
  paused,
  released,
  type Settlement,
  type SucceededOptions,
  succeeded,
  type Texts,
  type WaitingOptions,
  waiting,
} from './outcome.ts';
export type { Incident, Report } from './report.ts';
export { SettlementLostError } from './settlement-lost-error.ts';
export type { SchemaIssue, StandardSchema } from './standard-schema.ts';
export { withData } from './with-data.ts';
