import { Payload } from './payload.tsx';
import type { OperationPayloads } from './use-operation-payloads.ts';

export const hasOutcome = ({ friendlyMessage, message, errorCode }: OperationPayloads): boolean =>
  friendlyMessage !== null || message !== null || errorCode !== null;

/** What its host, or whoever ended it, said of how it went. */
export function Outcome({ payloads, isShort }: { payloads: OperationPayloads; isShort: boolean }) {
  const { friendlyMessage, message, errorCode } = payloads;
  return (
    <>
      {errorCode !== null && (
        <p className="payload-code">
          Error code <code>{errorCode}</code>
        </p>
      )}
      {friendlyMessage !== null && <Payload name="Message" text={friendlyMessage} isCode={false} isShort={isShort} />}
      {message !== null && (
        <Payload name="Message for administrators" text={message} isCode={false} isShort={isShort} />
      )}
    </>
  );
}
