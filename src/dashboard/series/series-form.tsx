import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { DialogFrame } from '../dialog-frame.tsx';
import type { DraftFaults } from './series-draft.ts';

export interface SeriesFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly faults: DraftFaults;
  /** What is wrong, where it is no field; null where nothing is. */
  readonly problem: string | null;
  readonly isBusy: boolean;
  /** With whether a time is given in part only: the browser tells such a field as one that is empty. */
  readonly onSubmit: (hasHalfTime: boolean) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with fields. What is refused is told at its field, and the first such field gets the focus. */
export function SeriesForm(props: SeriesFormProps) {
  const { title, submitLabel, faults, problem, isBusy, onSubmit, onClose, children } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(faults).length === 0 || isBusy) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults, isBusy]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const inputs = event.currentTarget.querySelectorAll('input');
    if (!isBusy) onSubmit([...inputs].some(({ validity }) => validity.badInput));
  };
  return (
    <DialogFrame title={title} onClose={() => isBusy || onClose()}>
      <form ref={form} className="dialog" noValidate onSubmit={submit}>
        {children}
        {problem !== null && (
          <p className="fault" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-buttons">
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            Back
          </Button>
          <Button type="submit" loading={isBusy}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
