import { type FieldPath, invalidInput, type Refusal } from './refusal.ts';

/** The rules that every text from outside meets before anything is done with it. Each returns the fault, or null. */

/** At most `characters` long, well-formed Unicode, and without NUL, which SQLite's text functions stop at. */
export function textFault(field: FieldPath, text: string | null | undefined, characters: number): Refusal | null {
  if (text === null || text === undefined) return null;
  if (text.length > characters) {
    return invalidInput(field, `${label(field)} has ${text.length} characters; at most ${characters} are allowed.`);
  }
  if (!text.isWellFormed()) return invalidInput(field, `${label(field)} is not well-formed Unicode.`);
  if (text.includes('\0')) return invalidInput(field, `${label(field)} must not contain the NUL character.`);
  return null;
}

/** As textFault, and more than white space. */
export function requiredTextFault(field: FieldPath, text: string, characters: number): Refusal | null {
  if (text.trim() === '') return invalidInput(field, `${label(field)} must not be empty or only white space.`);
  return textFault(field, text, characters);
}

/** As textFault, and not empty where it is given: an empty key is a mistake, not a key. */
export function optionalKeyFault(
  field: FieldPath,
  text: string | null | undefined,
  characters: number,
): Refusal | null {
  return text === null || text === undefined ? null : requiredTextFault(field, text, characters);
}

export function rangeFault(
  field: FieldPath,
  value: number | null | undefined,
  least: number,
  most: number,
): Refusal | null {
  if (value === null || value === undefined || (value >= least && value <= most)) return null;
  return invalidInput(field, `${label(field)} must be from ${least} to ${most}; it is ${value}.`);
}

/** The first fault of several, or null. */
export function firstFault(...faults: readonly (Refusal | null)[]): Refusal | null {
  return faults.find((fault) => fault !== null) ?? null;
}

/** The name of the field, or of the list with the index in it: `ids[3]`. */
function label(field: FieldPath): string {
  const last = field.at(-1) ?? 'The input';
  return /^\d+$/.test(last) && field.length > 1 ? `${field.at(-2)}[${last}]` : last;
}
