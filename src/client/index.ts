export type { Client, SubscribeOptions } from './client.ts';
export type { ClientOptions } from './client-options.ts';
export type { ClientState } from './client-state.ts';
export type { Clock } from './clock.ts';
export { ConnectionLostError } from './connection-lost-error.ts';
export { ConnectionRefusedError } from './connection-refused-error.ts';
export { createClient } from './create-client.ts';
export { DocumentError } from './document-error.ts';
export type { Fetch, RequestHeaders } from './gateway-post.ts';
export type {
  ChangeMessage,
  CheckpointMessage,
  LinesMessage,
  Message,
  MessageOf,
  ResetMessage,
  StateMessage,
  StreamReset,
  UpdateMessage,
} from './message.ts';
export { RequestRefusedError } from './request-refused-error.ts';
export type { SnapshotMessage, SnapshotThenStreamMessage, SnapshotThenStreamOptions } from './snapshot-then-stream.ts';
export type { Stream } from './stream.ts';
export type { Observed, StateListener, StreamState } from './stream-state.ts';
export type { Supplied } from './supplied.ts';
export type { GraphqlDocument, TypedDocument } from './typed-document.ts';
export type { WebSocketConstructor } from './websocket/quiet-web-socket.ts';
