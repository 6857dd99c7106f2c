import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DraftFaults, SeriesDraft } from './series-draft.ts';

const more = [
  ['priority', 'Priority', 'Higher runs first; 0 by default.'],
  ['maxRetries', 'Retries', 'After a failure; 3 by default.'],
  ['dependencyToken', 'Dependency token', 'Operations that share it run one after another.'],
  ['concurrencyKey', 'Concurrency key', 'Of those that share it, so many run at a time.'],
  ['concurrencyLimit', 'At a time', 'With a concurrency key; 1 by default.'],
  ['correlationId', 'Correlation', 'What it belongs to.'],
  ['ownerId', 'Owner', 'Whose it is.'],
] as const;

export interface MoreSeriesFieldsProps {
  readonly draft: SeriesDraft;
  readonly faults: DraftFaults;
  readonly isBusy: boolean;
  readonly onChange: (edit: Partial<SeriesDraft>) => void;
}

/** What a series is given when it is created and keeps, and most do without. */
export function MoreSeriesFields({ draft, faults, isBusy, onChange }: MoreSeriesFieldsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const hasFault = more.some(([field]) => faults[field] !== undefined);
  return (
    <details
      className="more-fields"
      open={isOpen || hasFault}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>Priority, retries, keys and owner</summary>
      {more.map(([field, label, description]) => (
        <TextInput
          key={field}
          label={label}
          description={description}
          error={faults[field] ?? null}
          disabled={isBusy}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </details>
  );
}
