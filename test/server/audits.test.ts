import { type Audit, serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { startTestServer } from './start-test-server.ts';

/** The names and the number of the audits do not depend on the address. */
const audits: readonly Audit[] = serverAudits({ url: 'http://127.0.0.1:1/graphql' });

describe('GraphQL over HTTP, as graphql-http audits it', () => {
  it('has its audits', () => {
    expect(audits.length).toBeGreaterThanOrEqual(60);
  });

  it.each(audits.map(({ id, name }) => [id, name]))('%s %s', async (id) => {
    const { url } = await startTestServer();
    const audit = serverAudits({ url }).find((candidate) => candidate.id === id);
    const result = await audit?.fn();
    expect(result?.status, result && 'reason' in result ? result.reason : '').toBe('ok');
  });
});
