import { hasOutcome, Outcome } from './outcome.tsx';
import { Payload } from './payload.tsx';
import type { OperationPayloads } from './use-operation-payloads.ts';
import type { Reread } from './use-rereading.ts';

export interface PayloadsProps {
  readonly read: Reread<OperationPayloads>;
  /** What it says of how it went stands elsewhere on the page. */
  readonly isOutcomeTold: boolean;
}

export function Payloads({ read, isOutcomeTold }: PayloadsProps) {
  const { data: has, problem } = read;
  if (has === null) {
    return problem === null ? (
      <p className="dim">Reading…</p>
    ) : (
      <p className="fault">It could not be read. {problem}</p>
    );
  }
  const { result, data: input } = has;
  const isEmpty = result === null && input === null;
  return (
    <>
      {isEmpty && isOutcomeTold && <p className="dim">It has no data and no result.</p>}
      {isEmpty && !hasOutcome(has) && <p className="dim">It has no data, and nothing has come of it yet.</p>}
      {!isOutcomeTold && <Outcome payloads={has} isShort={false} />}
      {result !== null && <Payload name="Result" text={JSON.stringify(result, null, 2)} isCode isShort={false} />}
      {input !== null && <Payload name="Data" text={JSON.stringify(input, null, 2)} isCode isShort={false} />}
    </>
  );
}
