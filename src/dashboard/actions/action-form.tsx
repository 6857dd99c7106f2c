import { Textarea, TextInput } from '@mantine/core';
import { localInputValue, momentOf, offsetOf } from '../time/exact-time.ts';

const hourMs = 3_600_000;
const longestReason = 1_000;

/** What an action needs to be told, as it stands in the fields. */
export interface ActionDraft {
  readonly reason: string;
  /** As `<input type="datetime-local">` has it. */
  readonly until: string;
}

/** An hour from now is as good a guess as any, and to see a time in the field tells what it wants. */
export const newDraft = (now: number): ActionDraft => ({ reason: '', until: localInputValue(new Date(now + hourMs)) });

export interface ActionFormProps {
  readonly draft: ActionDraft;
  readonly asksTime: boolean;
  readonly isBusy: boolean;
  readonly onChange: (draft: ActionDraft) => void;
}

export function ActionForm({ draft, asksTime, isBusy, onChange }: ActionFormProps) {
  const until = momentOf(draft.until);
  return (
    <>
      {asksTime && (
        <TextInput
          type="datetime-local"
          label="Postpone until"
          description={`In your time zone${until === null ? '' : `, ${offsetOf(new Date(until))}`}.`}
          error={until === null ? 'Give a date and a time.' : null}
          data-autofocus
          required
          disabled={isBusy}
          value={draft.until}
          onChange={(event) => onChange({ ...draft, until: event.currentTarget.value })}
        />
      )}
      <Textarea
        label="Reason"
        description="Optional. Kept in the history."
        autosize
        minRows={1}
        maxRows={4}
        maxLength={longestReason}
        disabled={isBusy}
        data-autofocus={asksTime ? undefined : true}
        value={draft.reason}
        onChange={(event) => onChange({ ...draft, reason: event.currentTarget.value })}
      />
    </>
  );
}
