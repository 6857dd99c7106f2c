import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { operationCount } from '../actions/action-target.ts';
import { DialogFrame } from '../dialog-frame.tsx';

export interface EndSeriesDialogProps {
  readonly name: string;
  /** Operations of it that wait for their time or for a host. */
  readonly waitingCount: number;
  /** Resolves also where it could not be ended: that is told elsewhere. */
  readonly onEnd: () => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before a series is ended: that cannot be taken back. */
export function EndSeriesDialog({ name, waitingCount, onEnd, onClose }: EndSeriesDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    void onEnd().finally(() => setIsBusy(false));
  };
  return (
    <DialogFrame title={`End “${name}”`} onClose={() => isBusy || onClose()}>
      <form className="dialog" onSubmit={submit}>
        <p>It creates nothing any more, for good. {leftWords(waitingCount)}</p>
        <div className="dialog-buttons">
          <Button variant="default" disabled={isBusy} data-autofocus onClick={onClose}>
            Back
          </Button>
          <Button type="submit" color="red" loading={isBusy}>
            End it
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}

function leftWords(waitingCount: number): string {
  if (waitingCount === 0) return 'Operations that exist stay as they are.';
  const [verb, them] = waitingCount === 1 ? ['waits', 'it'] : ['wait', 'them'];
  return `${operationCount(waitingCount)} of it ${verb}, and will run all the same: cancel ${them} in the list where that is not wanted.`;
}
