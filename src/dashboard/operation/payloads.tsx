import { useCallback } from 'react';
import { OperationPayloadsDocument } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { Payload } from './payload.tsx';
import { useRereading } from './use-rereading.ts';

/** What the operation was given and what came of it. It may be large, so it is no part of what is told with each change. */
export function Payloads({ id, version }: { id: string; version: number }) {
  const { gateway } = useSurroundings();
  const read = useCallback(
    (signal: AbortSignal) => gateway.ask(OperationPayloadsDocument, { id }, signal),
    [gateway, id],
  );
  const { data, problem } = useRereading(read, version);
  const has = data?.asyncOperation ?? null;
  if (has === null) {
    return problem === null ? (
      <p className="dim">Reading…</p>
    ) : (
      <p className="fault">It could not be read. {problem}</p>
    );
  }
  const { friendlyMessage, message, errorCode, result, data: input } = has;
  const isEmpty = [friendlyMessage, message, errorCode, result, input].every((each) => each === null);
  return (
    <>
      {isEmpty && <p className="dim">It has no data, and nothing has come of it yet.</p>}
      {errorCode !== null && (
        <p className="payload-code">
          Error code <code>{errorCode}</code>
        </p>
      )}
      {friendlyMessage !== null && <Payload name="Message" text={friendlyMessage} isCode={false} />}
      {message !== null && <Payload name="Message for administrators" text={message} isCode={false} />}
      {result !== null && <Payload name="Result" text={JSON.stringify(result, null, 2)} isCode />}
      {input !== null && <Payload name="Data" text={JSON.stringify(input, null, 2)} isCode />}
    </>
  );
}
