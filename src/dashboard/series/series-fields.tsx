import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import { momentOf, offsetOf } from '../time/exact-time.ts';
import { timeZones } from '../time/zone-time.ts';
import type { OperationTypeFacts } from '../toolbar/operation-type-facts.ts';
import { MissedField } from './missed-field.tsx';
import { RuleField } from './rule-field.tsx';
import type { DraftFaults, SeriesDraft, SeriesField } from './series-draft.ts';

const longestText = 256;

export interface SeriesFieldsProps {
  readonly draft: SeriesDraft;
  readonly faults: DraftFaults;
  readonly isBusy: boolean;
  /** To choose from, for a series that is new; null: its type stays. */
  readonly types: readonly OperationTypeFacts[] | null;
  readonly onChange: (edit: Partial<SeriesDraft>) => void;
}

/** What every series has. */
export function SeriesFields({ draft, faults, isBusy, types, onChange }: SeriesFieldsProps) {
  const zones = useId();
  const start = momentOf(draft.recurrenceStartTime);
  const startZone = start === null ? '' : `, ${offsetOf(new Date(start))}`;
  const text = (field: SeriesField) => ({
    error: faults[field] ?? null,
    disabled: isBusy,
    value: draft[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput
        label="Name"
        description="Of each of its operations."
        maxLength={longestText}
        data-autofocus={types === null ? undefined : true}
        {...text('name')}
      />
      {types !== null && (
        <NativeSelect label="Type" {...text('operationType')}>
          <option value="">Choose what kind of work it is</option>
          {types.map(({ value, label }) => (
            <option key={value} value={value}>
              {label} ({value})
            </option>
          ))}
        </NativeSelect>
      )}
      <RuleField
        value={draft.recurrencePattern}
        fault={faults.recurrencePattern ?? null}
        isBusy={isBusy}
        onChange={(recurrencePattern) => onChange({ recurrencePattern })}
      />
      <TextInput
        label="Time zone"
        description="That the times of the rule are in, by its name in the IANA database."
        list={zones}
        spellCheck={false}
        autoComplete="off"
        {...text('recurrenceTimeZone')}
      />
      <datalist id={zones}>
        {timeZones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextInput
        type="datetime-local"
        step={1}
        label="Start"
        description={`${types === null ? '' : 'Now by default. '}In your time zone${startZone}. What the rule does not say, such as the hour, comes from here.`}
        {...text('recurrenceStartTime')}
      />
      <MissedField
        value={draft.missedOccurrences}
        isBusy={isBusy}
        onChange={(missedOccurrences) => onChange({ missedOccurrences })}
      />
      <Textarea
        label="Data"
        description={
          types === null
            ? 'JSON, for its next operations. Empty: as it is.'
            : 'Optional. JSON, for each of its operations.'
        }
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: 'code-input' }}
        {...text('data')}
      />
    </>
  );
}
