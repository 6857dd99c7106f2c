import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { DialogFrame } from '../dialog-frame.tsx';
import { messageOf } from '../message-of.ts';

const longestReason = 1_000;

export interface HoldDialogProps {
  readonly label: string;
  /** Throws what keeps it from being held. */
  readonly onHold: (reason: string | null) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks before a type is held, and why. */
export function HoldDialog({ label, onHold, onClose }: HoldDialogProps) {
  const [reason, setReason] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setProblem(null);
    onHold(reason.trim() || null)
      .catch((error: unknown) => setProblem(messageOf(error)))
      .finally(() => setIsBusy(false));
  };
  return (
    <DialogFrame title={`Hold “${label}”`} onClose={onClose}>
      <form className="dialog" onSubmit={submit}>
        <p>Hosts are given none of its operations until it is released. What they have taken goes on.</p>
        <Textarea
          label="Reason"
          description="Optional. Shown with the hold, and to whoever asks why an operation waits."
          autosize
          minRows={1}
          maxRows={4}
          maxLength={longestReason}
          data-autofocus
          disabled={isBusy}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem !== null && (
          <p className="fault" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-buttons">
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            Back
          </Button>
          <Button type="submit" color="red" loading={isBusy}>
            Hold it
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
