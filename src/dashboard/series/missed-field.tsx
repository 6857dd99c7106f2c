import { useId } from 'react';
import type { MissedOccurrences } from '../../client/documents.ts';
import { missedChoices, missedWords } from './series-words.ts';

export interface MissedFieldProps {
  readonly value: MissedOccurrences;
  readonly isBusy: boolean;
  readonly onChange: (missed: MissedOccurrences) => void;
}

export function MissedField({ value, isBusy, onChange }: MissedFieldProps) {
  const name = useId();
  return (
    <fieldset className="choices" disabled={isBusy}>
      <legend>Missed occurrences</legend>
      <p className="dim">Those that come more than a minute late, because the gateway was down.</p>
      {missedChoices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
          {missedWords[choice]}
        </label>
      ))}
    </fieldset>
  );
}
