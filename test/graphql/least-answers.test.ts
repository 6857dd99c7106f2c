import { expect, it } from 'vitest';
import { options } from '../../src/config/options.ts';
import { readConfig } from '../../src/config.ts';
import type { InputLimits } from '../../src/core/limits.ts';
import {
  AppendLogLinesDocument,
  AsyncOperationInFullDocument,
  ClaimAsyncOperationsDocument,
  type ClaimAsyncOperationsMutation,
  LogLinesDocument,
  OperationPayloadsDocument,
} from '../../src/gql/graphql.ts';
import { startGateway } from './gateway-fixture.ts';
import { claim, create, createAll, importType, only, settle } from './requests.ts';

const atLeast = options.flatMap(({ name, least }) => (least === null ? [] : [`--${name}=${least.value}`]));

/** Every limit as low as its flag lets it be, but for these. */
function limitsWith(argv: readonly string[]): InputLimits {
  const given = new Set(argv.map((flag) => flag.split('=')[0]));
  return readConfig([...atLeast.filter((flag) => !given.has(flag.split('=')[0])), ...argv], {}).inputLimits;
}

/** A string of so many characters as JSON. */
const jsonOf = (characters: number) => 'x'.repeat(characters - 2);

it('an answer has room for all that a host claims at a time', async () => {
  const limits = limitsWith(['--max-data-characters=20000']);
  const gateway = await startGateway({ limits });
  await createAll(
    gateway,
    Array.from({ length: 50 }, () => ({ data: jsonOf(limits.dataCharacters) })),
  );
  const input = { hostId: 'h', operationTypes: [importType], limit: 50 };
  const { claimAsyncOperations } = await gateway.ask<ClaimAsyncOperationsMutation>(
    String(ClaimAsyncOperationsDocument),
    { input },
  );
  expect(claimAsyncOperations).toMatchObject({ operations: { length: 50 } });
  expect(() => limitsWith(['--max-data-characters=20001'])).toThrow('--max-answer-characters must be at least 1000050');
});

it('an answer has room for a page of log lines, and for one operation with all that it has', async () => {
  const limits = limitsWith([]);
  const gateway = await startGateway({ limits });
  const text = jsonOf(limits.dataCharacters);
  const { id } = await create(gateway, { data: text });
  const held = only(await claim(gateway));
  const lines = Array.from({ length: 500 }, () => 'x'.repeat(limits.logLineCharacters));
  await gateway.ask(String(AppendLogLinesDocument), { input: [{ id, epoch: held.lease?.epoch, lines }] });
  const page = await gateway.ask(String(LogLinesDocument), { id, last: 500 });
  expect(page).toMatchObject({ asyncOperation: { logLines: { nodes: { length: 500 } } } });
  const message = 'x'.repeat(limits.messageCharacters);
  await settle(gateway, held, 'SUCCEEDED', { result: text, message, friendlyMessage: message });
  for (const document of [OperationPayloadsDocument, AsyncOperationInFullDocument]) {
    const all = { data: text, result: text, message, friendlyMessage: message };
    expect(await gateway.ask(String(document), { id })).toMatchObject({ asyncOperation: all });
  }
});

it('data has room for what the examples keep in it: the longest path that there is, and how far they are', () => {
  // Backslashes are two characters each, as JSON.
  const path = '\\'.repeat(2_048) + 'x'.repeat(2_048);
  const data = { path, offset: Number.MAX_SAFE_INTEGER, state: 'x'.repeat(200) };
  expect(JSON.stringify(data).length).toBeLessThan(limitsWith([]).dataCharacters);
});
