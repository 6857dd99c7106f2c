import { MultiSelect, TagsInput, type TagsInputProps, TextInput } from '@mantine/core';
import { localInputValue, momentOf } from '../time/exact-time.ts';
import type { ChangeView } from '../view/use-view.ts';
import { longestText, type View } from '../view/view.ts';
import type { OperationTypeFacts } from './operation-type-facts.ts';

export interface FilterPanelProps {
  readonly view: View;
  readonly types: readonly OperationTypeFacts[];
  readonly onChange: ChangeView;
}

/** A comma is a part of a text, and so are its capitals. The address holds each text once. */
const exactTexts: TagsInputProps = { size: 'xs', splitChars: [], allowDuplicates: true };

/** The conditions that the counts are no buttons for. */
export function FilterPanel({ view, types, onChange }: FilterPanelProps) {
  const known = types.map(({ value, label }) => ({ value: String(value), label: `${label} (${value})` }));
  const unknown = view.operationType
    .filter((value) => !types.some((type) => type.value === value))
    .map((value) => ({ value: String(value), label: `Type ${value}` }));
  const texts = (values: readonly string[]) => values.map((each) => each.trim().slice(0, longestText)).filter(Boolean);
  return (
    <section className="filter-panel" aria-label="Filters">
      <MultiSelect
        label="Type"
        size="xs"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any type' }}
        placeholder={view.operationType.length === 0 ? 'Any' : ''}
        data={[...known, ...unknown]}
        value={view.operationType.map(String)}
        onChange={(values) => onChange({ operationType: values.map(Number) })}
      />
      <TagsInput
        label="Owner"
        {...exactTexts}
        placeholder={view.ownerId.length === 0 ? 'Any: exact id, then Enter' : ''}
        value={[...view.ownerId]}
        onChange={(values) => onChange({ ownerId: texts(values) })}
      />
      <TagsInput
        label="Host"
        {...exactTexts}
        placeholder={view.hostId.length === 0 ? 'Any: exact name, then Enter' : ''}
        value={[...view.hostId]}
        onChange={(values) => onChange({ hostId: texts(values) })}
      />
      <TimeInput
        label="Created from"
        value={view.createdFrom}
        onChange={(createdFrom, how) => onChange({ createdFrom }, how)}
      />
      <TimeInput
        label="Created before"
        value={view.createdTo}
        onChange={(createdTo, how) => onChange({ createdTo }, how)}
      />
    </section>
  );
}

interface TimeInputProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (moment: string | null, how: 'push' | 'replace') => void;
}

function TimeInput({ label, value, onChange }: TimeInputProps) {
  return (
    <TextInput
      label={label}
      size="xs"
      type="datetime-local"
      value={value === null ? '' : localInputValue(new Date(value))}
      onChange={(event) => {
        const moment = momentOf(event.currentTarget.value);
        // Browsers tell each digit: one step of the history for a time, not one for each that it was on the way.
        onChange(moment, value !== null && moment !== null ? 'replace' : 'push');
      }}
    />
  );
}
