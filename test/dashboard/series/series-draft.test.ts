import { describe, expect, it } from 'vitest';
import type { SeriesPartsFragment } from '../../../src/client/documents.ts';
import {
  changesOf,
  creationOf,
  draftOf,
  fieldAt,
  plainDraft,
  type SeriesDraft,
} from '../../../src/dashboard/series/series-draft.ts';
import { idOf } from '../rows.ts';

const start = '2030-01-15T14:00:07.000Z';

const series: SeriesPartsFragment = {
  id: idOf(1),
  name: 'Nightly import',
  operationType: { value: 5, label: 'Import' },
  status: 'ACTIVE',
  recurrencePattern: 'FREQ=DAILY',
  recurrenceStartTime: start,
  recurrenceTimeZone: 'Europe/Berlin',
  missedOccurrences: 'ONE',
  nextOccurrences: [],
  lastOccurrence: start,
  occurrenceCount: 1,
  version: 1,
  createdBy: 'ada',
  createdOn: start,
  modifiedBy: 'ada',
  modifiedOn: start,
};

const filled: SeriesDraft = { ...plainDraft, name: 'Nightly', operationType: '5', recurrencePattern: ' FREQ=DAILY ' };

describe('a new series', () => {
  it('is sent with what was given, and nothing else', () => {
    expect(creationOf(filled)).toEqual({
      input: { name: 'Nightly', operationType: 5, recurrencePattern: 'FREQ=DAILY', missedOccurrences: 'ONE' },
      faults: null,
    });
    const { input } = creationOf({ ...filled, data: '{"a":1}', priority: '-3', ownerId: ' ada ', maxRetries: '0' });
    expect(input).toMatchObject({ data: { a: 1 }, priority: -3, ownerId: 'ada', maxRetries: 0 });
    const moment = creationOf({ ...filled, recurrenceStartTime: '2030-01-15T14:00' }).input?.recurrenceStartTime;
    expect(moment).toBe(new Date('2030-01-15T14:00').toISOString());
  });

  it('is not sent where something is missing or cannot be sent, all of which is told at once', () => {
    expect(creationOf(plainDraft)).toEqual({
      input: null,
      faults: {
        name: 'Give it a name.',
        operationType: 'Choose a type.',
        recurrencePattern: 'Give a rule, or take one of the examples.',
      },
    });
    const { faults } = creationOf({ ...filled, data: '{', priority: '1.5', maxRetries: '9999999999' });
    expect(faults).toEqual({
      data: expect.stringMatching(/^This is no JSON: /),
      priority: 'Give a whole number.',
      maxRetries: 'Give a whole number.',
    });
  });
});

describe('a change', () => {
  const changed = (edit: Partial<SeriesDraft>) => changesOf({ ...draftOf(series), ...edit }, series);

  it('is of what is another than it was', () => {
    expect(changed({})).toEqual({ input: {}, faults: null });
    expect(changed({ recurrenceTimeZone: 'UTC', data: '[]' }).input).toEqual({ recurrenceTimeZone: 'UTC', data: [] });
    expect(changed({ name: 'Import', missedOccurrences: 'ALL' }).input).toEqual({
      name: 'Import',
      missedOccurrences: 'ALL',
    });
    const later = draftOf({ ...series, recurrenceStartTime: '2030-01-16T14:00:07.000Z' }).recurrenceStartTime;
    expect(changed({ recurrenceStartTime: later }).input).toEqual({ recurrenceStartTime: '2030-01-16T14:00:07.000Z' });
    // A zone that is taken away is for the gateway to refuse: it is not the one that it was.
    expect(changed({ recurrenceTimeZone: '' }).input).toEqual({ recurrenceTimeZone: '' });
  });

  it('is not sent where it would mean something else', () => {
    expect(changed({ data: 'null' }).faults).toEqual({ data: 'null would leave the data as it is.' });
    expect(changed({ recurrenceStartTime: '' }).faults).toEqual({ recurrenceStartTime: 'Give a date and a time.' });
  });
});

it.each([
  [['input', 'recurrencePattern'], 'recurrencePattern'],
  [['input', 'data', '0'], 'data'],
  [['input', 'requestId'], null],
  [['input'], null],
  [[], null],
] as const)('a refusal of %j stands at %s', (path, field) => {
  expect(fieldAt(path)).toBe(field);
});
