/**
 * What a terminal would obey instead of show: controls, and what turns the direction of writing or breaks a line. Names
 * and messages are written by anybody; one that moves the cursor or sets the title must not.
 */
const unsafe = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
/** Of these, what JSON leaves as it is. */
const unsafeInJson = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One line of text with nothing in it that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => named[character] ?? escaped(character));
}

/** One line of JSON; the characters that are escaped stand in texts alone, where the escape means the same. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(unsafeInJson, escaped);
}
