import { describe, expect, it } from 'vitest';
import { RequestRefusedError } from '../../src/client/index.ts';
import { createGateway } from '../../src/dashboard/gateway.ts';
import { createGatewayTravel } from '../../src/dashboard/travel/gateway-travel.ts';
import { UnknownTimeError } from '../../src/dashboard/travel/unknown-time-error.ts';

const { signal } = new AbortController();

function travelWhere(error: Error) {
  const gateway = { ...createGateway('http://127.0.0.1/graphql'), ask: () => Promise.reject(error) };
  return createGatewayTravel(gateway, {}, () => 0);
}

describe('what the gateway refuses of the past', () => {
  const refused = new RequestRefusedError([
    { message: 'after is not a LogPosition.', extensions: { code: 'INVALID_INPUT', field: ['after'] } },
  ]);

  it('is told in words for people', async () => {
    const travel = travelWhere(refused);
    await expect(travel.eventsAfter('junk', 1, signal)).rejects.toThrow(UnknownTimeError);
    await expect(travel.countsAsOf('p1', signal)).rejects.toThrow('With these filters');
  });

  it.each([
    new Error('The gateway cannot be reached.'),
    new RequestRefusedError([{ message: 'There is too much to do.', extensions: { code: 'OVERLOADED' } }]),
  ])('is not what it could not answer: $message', async (error) => {
    const travel = travelWhere(error);
    await expect(travel.eventsAfter('p1', 1, signal)).rejects.toBe(error);
    await expect(travel.countsAsOf('p1', signal)).rejects.toBe(error);
  });
});
