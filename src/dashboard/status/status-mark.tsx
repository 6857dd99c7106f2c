import type { AsyncOperationStatus } from '../../client/documents.ts';
import { statusWords } from './status-words.ts';

/** The color helps, the words say it. */
export function StatusMark({ status }: { status: AsyncOperationStatus }) {
  return (
    <span className="status-mark">
      <span className="dot" data-status={status} aria-hidden="true" />
      <span className="clip">{statusWords[status]}</span>
    </span>
  );
}
