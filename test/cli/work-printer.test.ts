import { expect, it } from 'vitest';
import { createWorkPrinter } from '../../src/cli/work-printer.ts';
import { ConnectionLostError } from '../../src/client/index.ts';
import { NotGraphqlError } from '../../src/client/not-graphql-error.ts';
import { claimed } from '../client/host-stage.ts';
import { start } from '../graphql/gateway-fixture.ts';

function setUp() {
  const said: string[] = [];
  const shell = { now: () => start, print: () => {}, say: (line: string) => void said.push(line) };
  return { said, printer: createWorkPrinter({ shell, isJson: false }) };
}

const since = new Date(start);
const connected = { status: 'connected' } as const;
const stale = { status: 'stale', since, cause: new ConnectionLostError('closed') } as const;
const noAnswer = new ConnectionLostError('no answer');

it('says once that the gateway is away, whatever shows it first, and once that all of it is back', () => {
  const { said, printer } = setUp();
  const live = expect.stringMatching(/^asyncops: live/);
  printer.onState(connected);
  printer.onError(noAnswer, { during: 'CLAIM' });
  printer.onState(stale);
  printer.onBack(1_000);
  printer.onState(connected);
  expect(said).toEqual([live, expect.stringMatching(/^asyncops: not live since .*, trying again: no answer$/), live]);
  printer.onState(stale);
  printer.onError(noAnswer, { during: 'HEARTBEAT' });
  printer.onState(connected);
  printer.onBack(1_000);
  expect(said.slice(3)).toEqual([expect.stringMatching(/^asyncops: not live since .*, trying again: closed$/), live]);
});

it('says each time what is not an absence alone', () => {
  const { said, printer } = setUp();
  printer.onState(stale);
  printer.onError(new NotGraphqlError(404), { during: 'CLAIM' });
  printer.onError(new NotGraphqlError(404), { during: 'CLAIM' });
  expect(said.slice(1)).toEqual(
    Array(2).fill('asyncops: CLAIM: the gateway answered with status 404 and what is no GraphQL result'),
  );
});

it('says what a handler throws, whatever that is', () => {
  const { said, printer } = setUp();
  printer.onError(new Error('the disk is full'), { during: 'HANDLER' });
  printer.onError(Object.create(null), { during: 'HANDLER' });
  expect(said).toEqual([expect.stringMatching(/Error: the disk is full\n +at /), expect.stringMatching(/: \{\}$/)]);
});

it('says of which operation something was refused', () => {
  const { said, printer } = setUp();
  const { operation } = claimed('0196a1b2', 0);
  printer.onError(new Error('progress was refused: it is too long'), { during: 'HEARTBEAT', operation });
  expect(said).toEqual(['asyncops: HEARTBEAT of 0196a1b2: progress was refused: it is too long']);
});
