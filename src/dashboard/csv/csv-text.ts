export type CsvValue = string | number | null;

/**
 * One line of a CSV file, by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it:
 * anybody who may name an operation could otherwise have a formula run on the reader's machine.
 */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(field).join(',')}\r\n`;

const formula = /^[\s]*[=+\-@\t\r]/;

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
