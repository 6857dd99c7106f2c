import { describe, expect, it } from 'vitest';
import { type CreateInput, createInputFault } from '../../src/core/create-input.ts';
import { defaultInputLimits } from '../../src/core/limits.ts';
import { createInput } from './commands.ts';

const fault = (given: Partial<CreateInput>) => createInputFault(createInput(given), defaultInputLimits);
const texts = [
  'name',
  'requestId',
  'dependencyToken',
  'correlationId',
  'regardingObjectId',
  'regardingObjectType',
  'ownerId',
] as const;

describe('what is wrong with the input of a create', () => {
  it('is nothing where it is sound', () => {
    expect(fault({})).toBeNull();
    const full = Object.fromEntries(texts.map((field) => [field, 'x'.repeat(256)]));
    expect(fault({ ...full, data: 'x'.repeat(262_144), maxRetries: 1_000, priority: -5 })).toBeNull();
    expect(fault({ data: '' })).toBeNull();
  });

  describe.each(texts)('%s', (field) => {
    it.each([
      ['is too long', 'x'.repeat(257), `${field} has 257 characters; at most 256 are allowed.`],
      ['is empty', '', `${field} must not be empty or only white space.`],
      ['is white space', ' \t\u00a0\n', `${field} must not be empty or only white space.`],
      ['holds a NUL', 'a\0b', `${field} must not contain the NUL character.`],
      ['holds half a character', 'a\ud83d', `${field} is not well-formed Unicode.`],
    ])('%s', (_what, text, message) => {
      expect(fault({ [field]: text })).toEqual({ code: 'INVALID_INPUT', field: [field], message });
    });
  });

  it('is data that is too long', () => {
    expect(fault({ data: 'x'.repeat(262_145) })).toEqual({
      code: 'INVALID_INPUT',
      field: ['data'],
      message: 'data has 262145 characters; at most 262144 are allowed.',
    });
  });

  it.each([-1, 1_001, Number.NaN])('is maxRetries of %d', (maxRetries) => {
    expect(fault({ maxRetries })).toEqual({
      code: 'INVALID_INPUT',
      field: ['maxRetries'],
      message: `maxRetries must be from 0 to 1000; it is ${maxRetries}.`,
    });
  });

  it.each([0, 1_001, Number.NaN])('is a concurrencyLimit of %d', (concurrencyLimit) => {
    expect(fault({ concurrencyKey: 'printer', concurrencyLimit })).toEqual({
      code: 'INVALID_INPUT',
      field: ['concurrencyLimit'],
      message: `concurrencyLimit must be from 1 to 1000; it is ${concurrencyLimit}.`,
    });
  });

  it('is a concurrencyLimit without a key', () => {
    expect(fault({ concurrencyLimit: 1 })).toEqual({
      code: 'INVALID_INPUT',
      field: ['concurrencyLimit'],
      message: 'concurrencyLimit needs a concurrencyKey.',
    });
    expect(fault({ concurrencyKey: '' })?.field).toEqual(['concurrencyKey']);
  });

  it.each([
    ['recurrenceStartTime', { recurrenceStartTime: 0 }],
    ['recurrenceTimeZone', { recurrenceTimeZone: 'UTC' }],
    ['missedOccurrences', { missedOccurrences: 'ALL' }],
  ] as const)('is a %s without a pattern', (field, given) => {
    expect(fault(given)).toEqual({
      code: 'INVALID_RECURRENCE',
      field: [field],
      message: `${field} needs a recurrencePattern.`,
    });
  });

  it('is a rule that is none, a pattern that is too long, and a time to wait for beside a rule', () => {
    expect(fault({ recurrencePattern: 'FREQ=DAILY', recurrenceTimeZone: 'Europe/Berlin' })).toBeNull();
    expect(fault({ recurrencePattern: 'daily' })).toMatchObject({ field: ['recurrencePattern'] });
    expect(fault({ recurrencePattern: 'FREQ=DAILY', recurrenceTimeZone: 'Mars' })?.field).toEqual([
      'recurrenceTimeZone',
    ]);
    expect(fault({ recurrencePattern: `FREQ=DAILY;BYDAY=MO${',MO'.repeat(100)}` })).toMatchObject({
      code: 'INVALID_INPUT',
      field: ['recurrencePattern'],
    });
    expect(fault({ recurrencePattern: 'FREQ=DAILY', postponeUntil: 5 })?.field).toEqual(['postponeUntil']);
  });

  it('is told of the first field at fault', () => {
    expect(fault({ name: '', requestId: '', maxRetries: -1 })?.field).toEqual(['name']);
  });
});
