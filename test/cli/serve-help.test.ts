import { expect, it } from 'vitest';
import { serveHelp } from '../../src/cli/serve-help.ts';

it('the help of serve names every flag with its variable and its default', () => {
  const help = serveHelp();
  for (const line of [
    '  --port <number>  (PORT, default 4000)',
    '  --database <file>  (DATABASE_URL, default data/asyncops.db)',
    '  --max-document-characters <number>  (MAX_DOCUMENT_CHARACTERS, default 32768)',
    '  --operation-types <file>  (OPERATION_TYPES)',
    '  --keep-succeeded-days <number>  (KEEP_SUCCEEDED_DAYS)',
    '  --max-subscriptions-per-socket <number>  (MAX_SUBSCRIPTIONS_PER_SOCKET, default 100)',
  ]) {
    expect(help.split('\n')).toContain(line);
  }
  expect(help.replaceAll(/\s+/g, ' ')).toContain(
    'a power failure or a crash of the operating system can lose the last',
  );
  expect(help.replaceAll(/\s+/g, ' ')).toContain(
    'Operations or events on a page. At least 500: the dashboard and the command line ask for so many at a time.',
  );
  expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
});
