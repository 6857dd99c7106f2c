import {
  ApplyBulkActionDocument,
  type AsyncOperationAction,
  CancelAsyncOperationDocument,
  DeleteAsyncOperationDocument,
  PauseAsyncOperationDocument,
  PostponeAsyncOperationDocument,
  RerunAsyncOperationDocument,
  ResumeAsyncOperationDocument,
} from '../../client/documents.ts';
import type { Gateway } from '../gateway.ts';
import { actionWords, refusalWords } from './action-words.ts';

export interface AskedAction {
  readonly action: AsyncOperationAction;
  readonly id: string;
  readonly reason: string | null;
  /** With POSTPONE. */
  readonly postponeUntil: string | null;
}

export interface ActionOutcome {
  readonly isDone: boolean;
  /** What the gateway said, in words. */
  readonly message: string;
}

/** Asks it of one operation. A refusal is an outcome; an Error is thrown where the gateway could not be asked. */
export async function performAction(gateway: Gateway, asked: AskedAction): Promise<ActionOutcome> {
  const { action, id, reason, postponeUntil } = asked;
  const input = { id, reason };
  switch (action) {
    case 'CANCEL':
      return told(action, (await gateway.tell(CancelAsyncOperationDocument, { input })).cancelAsyncOperation);
    case 'PAUSE':
      return told(action, (await gateway.tell(PauseAsyncOperationDocument, { input })).pauseAsyncOperation);
    case 'RESUME':
      return told(action, (await gateway.tell(ResumeAsyncOperationDocument, { input })).resumeAsyncOperation);
    case 'DELETE':
      return told(action, (await gateway.tell(DeleteAsyncOperationDocument, { input })).deleteAsyncOperation);
    case 'RERUN': {
      const { rerunAsyncOperation: result } = await gateway.tell(RerunAsyncOperationDocument, { input });
      const isOld = result.__typename === 'CreateAsyncOperationSuccess' && result.outcome === 'EXISTING';
      return isOld ? { isDone: true, message: 'It runs again already: nothing has changed.' } : told(action, result);
    }
    case 'POSTPONE': {
      const postponed = { ...input, postponeUntil: postponeUntil ?? '' };
      return told(
        action,
        (await gateway.tell(PostponeAsyncOperationDocument, { input: postponed })).postponeAsyncOperation,
      );
    }
    default:
      return performUnknown(gateway, asked);
  }
}

/** An action that came after this page: whatever it is, the gateway applies it to a list of one. */
async function performUnknown(gateway: Gateway, { action, id, reason }: AskedAction): Promise<ActionOutcome> {
  const input = { action, ids: [id], reason };
  const { applyBulkAction: result } = await gateway.tell(ApplyBulkActionDocument, { input });
  if (result.__typename !== 'BulkActionSuccess') return { isDone: false, message: result.message };
  const [refusal] = result.refused;
  if (refusal !== undefined) return { isDone: false, message: `${refusalWords(refusal.code)}.` };
  return { isDone: true, message: actionWords(action).done };
}

/** Every refusal has a message, and nothing else has. */
function told(
  action: AsyncOperationAction,
  result: { readonly __typename: string; readonly message?: string },
): ActionOutcome {
  const { message } = result;
  return message === undefined ? { isDone: true, message: actionWords(action).done } : { isDone: false, message };
}
