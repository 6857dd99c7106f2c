import { TextInput } from '@mantine/core';
import { ruleWords } from './rule-words.ts';

const longestRule = 256;

const examples = [
  'FREQ=DAILY;BYHOUR=2;BYMINUTE=0;BYSECOND=0',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=0;BYSECOND=0',
  'FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=6;BYMINUTE=0;BYSECOND=0',
  'FREQ=HOURLY;BYMINUTE=0;BYSECOND=0',
  'FREQ=MINUTELY;INTERVAL=15;BYSECOND=0',
];

export interface RuleFieldProps {
  readonly value: string;
  readonly fault: string | null;
  readonly isBusy: boolean;
  readonly onChange: (rule: string) => void;
}

/** The rule as it is written, what it says as far as the page can tell, and some to begin with. */
export function RuleField({ value, fault, isBusy, onChange }: RuleFieldProps) {
  const words = ruleWords(value.trim());
  return (
    <div>
      <TextInput
        label="Rule"
        description="An RFC 5545 RRULE."
        error={fault}
        disabled={isBusy}
        maxLength={longestRule}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className="rule-meaning" role="status">
        {words === null ? '' : `Comes ${words}.`}
      </p>
      <fieldset className="rule-examples" disabled={isBusy}>
        <legend className="unseen">Examples of rules</legend>
        {examples.map((example) => (
          <button
            key={example}
            type="button"
            className="filter-word"
            aria-pressed={example === value}
            onClick={() => onChange(example)}
          >
            {ruleWords(example)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
