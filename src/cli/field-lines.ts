import { printable } from './printable.ts';

export type Field = readonly [
  label: string,
  value: string | number | null | undefined,
  paint?: (shown: string) => string,
];

const labelWidth = 18;

/** A line for each field. What is not set is not told. */
export function fieldLines(fields: readonly Field[]): string[] {
  return fields
    .filter(([, value]) => value != null && value !== '')
    .map(([label, value, paint = (shown) => shown]) => label.padEnd(labelWidth) + paint(printable(String(value))));
}

/** Lines under a title; nothing where there are none. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
