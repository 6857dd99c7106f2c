import { expect, it, onTestFinished } from 'vitest';
import { createProcessShell } from '../../src/cli/process-shell.ts';

/** Until the end of the test the process's output goes to a terminal that says it has so many columns. */
function terminalOf(columns: number | undefined): void {
  for (const [name, value] of Object.entries({ isTTY: true, columns })) {
    const before = Object.getOwnPropertyDescriptor(process.stdout, name);
    Object.defineProperty(process.stdout, name, { value, configurable: true, writable: true });
    onTestFinished(() => {
      if (before === undefined) Reflect.deleteProperty(process.stdout, name);
      else Object.defineProperty(process.stdout, name, before);
    });
  }
}

it.each([
  [120, 120],
  [0, null],
  [undefined, null],
])('takes a terminal of %s columns for one of %s', (columns, told) => {
  terminalOf(columns);
  expect(createProcessShell().columns).toBe(told);
});
