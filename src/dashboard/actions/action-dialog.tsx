import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { BulkOutcome } from '../../client/apply-in-slices.ts';
import type { AsyncOperationAction } from '../../client/documents.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { messageOf } from '../message-of.ts';
import { useSurroundings } from '../surroundings.tsx';
import { momentOf } from '../time/exact-time.ts';
import { ActionForm, newDraft } from './action-form.tsx';
import { type ActionTarget, operationCount } from './action-target.ts';
import { actionWords } from './action-words.ts';
import { applyBulkAction } from './apply-bulk-action.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkSummary } from './bulk-summary.tsx';
import { performAction } from './perform-action.ts';
import { useBulkPreview } from './use-bulk-preview.ts';

export interface ActionDialogProps {
  readonly action: AsyncOperationAction;
  readonly target: ActionTarget;
  readonly onClose: () => void;
  /** The gateway said that it is done. */
  readonly onDone: (message: string) => void;
}

type Progress =
  | { readonly status: 'open' }
  | { readonly status: 'busy'; readonly soFar: BulkOutcome | null }
  | { readonly status: 'failed'; readonly problem: string; readonly soFar: BulkOutcome | null }
  | { readonly status: 'done'; readonly outcome: BulkOutcome };

/** Asks before it does: what, until when and why; for many also what would come of it, and afterwards what did. */
export function ActionDialog({ action, target, onClose, onDone }: ActionDialogProps) {
  const { gateway, tick } = useSurroundings();
  const [draft, setDraft] = useState(() => newDraft(tick.now()));
  const [progress, setProgress] = useState<Progress>({ status: 'open' });
  const isStopped = useRef(false);
  const asksTime = action === 'POSTPONE';
  const postponeUntil = asksTime ? momentOf(draft.until) : null;
  const preview = useBulkPreview(action, target, postponeUntil);
  const words = actionWords(action);
  const isBusy = progress.status === 'busy';
  const isOver = progress.status === 'done';
  const expected = preview?.status === 'told' ? preview.outcome.matched : 0;
  const wouldDo = preview?.status === 'told' ? preview.outcome.applied : null;
  const isReady = !isBusy && (!asksTime || postponeUntil !== null) && (target.kind === 'ONE' || (wouldDo ?? 0) > 0);

  const onProgress = (soFar: BulkOutcome) => {
    setProgress({ status: 'busy', soFar });
    if (isStopped.current && soFar.endCursor != null) throw new Error('Stopped. What is done until now stays.');
  };
  const perform = async () => {
    const reason = draft.reason.trim() || null;
    if (target.kind === 'ONE') {
      const { isDone, message } = await performAction(gateway, { action, id: target.id, reason, postponeUntil });
      if (isDone) onDone(`${target.name}: ${message}`);
      else setProgress({ status: 'failed', problem: message, soFar: null });
    } else {
      const asked = { action, target, reason, postponeUntil, dryRun: false };
      setProgress({ status: 'done', outcome: await applyBulkAction(gateway, asked, onProgress) });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    isStopped.current = false;
    setProgress({ status: 'busy', soFar: null });
    perform().catch((error: unknown) => {
      const failed = { status: 'failed', problem: messageOf(error) } as const;
      setProgress((before) => ({ ...failed, soFar: before.status === 'busy' ? before.soFar : null }));
    });
  };

  return (
    <DialogFrame title={`${words.label} ${targetWords(target)}`} onClose={() => isBusy || onClose()}>
      <form className="dialog" onSubmit={submit}>
        {!isOver && <ActionForm draft={draft} asksTime={asksTime} isBusy={isBusy} onChange={setDraft} />}
        <div aria-live="polite">
          {!isOver && preview?.status === 'asking' && <p className="dim">Asking what would come of it…</p>}
          {!isOver && preview?.status === 'unknown' && <p className="fault">{preview.problem}</p>}
          {!isOver && preview?.status === 'told' && <BulkSummary outcome={preview.outcome} isPreview />}
          {progress.status === 'busy' && target.kind !== 'ONE' && (
            <BulkProgress matched={progress.soFar?.matched ?? 0} expected={expected} />
          )}
          {progress.status === 'failed' && <p className="fault">{progress.problem}</p>}
          {progress.status === 'failed' && progress.soFar && <BulkSummary outcome={progress.soFar} isPreview={false} />}
          {progress.status === 'done' && <BulkSummary outcome={progress.outcome} isPreview={false} />}
        </div>
        <div className="dialog-buttons">
          {isBusy && target.kind === 'MATCHING' ? (
            <Button variant="default" onClick={() => (isStopped.current = true)}>
              Stop
            </Button>
          ) : (
            <Button variant="default" disabled={isBusy} onClick={onClose}>
              {isOver ? 'Close' : 'Back'}
            </Button>
          )}
          {!isOver && (
            <Button
              type="submit"
              color={action === 'DELETE' || action === 'CANCEL' ? 'red' : 'indigo'}
              disabled={!isReady}
              loading={isBusy}
            >
              {words.label} {target.kind === 'ONE' ? 'it' : wouldDo === null ? '' : operationCount(wouldDo)}
            </Button>
          )}
        </div>
      </form>
    </DialogFrame>
  );
}

function targetWords(target: ActionTarget): string {
  if (target.kind === 'ONE') return `“${target.name}”`;
  return target.kind === 'SELECTED' ? operationCount(target.ids.length) : 'everything that matches';
}
