/** How much one request may bring. Every number can be configured; each is here so that memory stays bounded. */
export interface InputLimits {
  /** Characters in a name, token, key, host id, stage or other short text. */
  readonly shortTextCharacters: number;
  /** Characters in `data` or `result`, as JSON text. */
  readonly dataCharacters: number;
  /** Characters in `message` or `friendlyMessage`. */
  readonly messageCharacters: number;
  /** Characters in the reason that a person gives. */
  readonly reasonCharacters: number;
  /** Characters of data, results, messages and log lines in one answer, or in one message of a subscription. */
  readonly answerCharacters: number;
  /** How deep `data` and `result` may nest. */
  readonly dataDepth: number;
  /** Characters in a log line. */
  readonly logLineCharacters: number;
  /** Log lines in one request. */
  readonly logLinesPerRequest: number;
  /** Log lines of an operation that are kept: the newest. */
  readonly logLinesKept: number;
  /** Members of a batch, of a claim, or of a list in a filter. */
  readonly batchSize: number;
  /** Operations or events on a page. */
  readonly pageSize: number;
}

export const defaultInputLimits: InputLimits = {
  shortTextCharacters: 256,
  dataCharacters: 262_144,
  messageCharacters: 100_000,
  reasonCharacters: 1_000,
  answerCharacters: 16_777_216,
  dataDepth: 100,
  logLineCharacters: 2_000,
  logLinesPerRequest: 10_000,
  logLinesKept: 1_000,
  batchSize: 1_000,
  pageSize: 500,
};
