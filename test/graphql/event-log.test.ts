import { describe, expect, test } from 'vitest';
import { formatPosition } from '../../src/core/position.ts';
import { startGateway, type Variables } from './gateway-fixture.ts';
import { operationIn } from './operation-in-status.ts';
import { act, create, iso } from './requests.ts';

const activity = `query ($from: DateTime!, $to: DateTime!) {
  asyncOperationActivity(from: $from, to: $to) { minute created succeeded failed canceled }
}`;
const log = `query ($time: DateTime!) {
  eventLog { first { position occurredOn } last { position occurredOn } positionAt(time: $time) }
}`;

const minute = 60_000;

describe('the activity', () => {
  test('is told minute by minute, and what has been deleted since counts on', async () => {
    const gateway = await startGateway();
    await create(gateway);
    const { id } = await operationIn(gateway, 'CANCELED');
    await gateway.clock.advance(2 * minute);
    await act(gateway, 'DELETE', { id });
    await operationIn(gateway, 'SUCCEEDED');
    const none = { created: 0, succeeded: 0, failed: 0, canceled: 0 };
    const first = { ...none, minute: iso(0), created: 2, canceled: 1 };
    const third = { ...none, minute: iso(2 * minute), created: 1, succeeded: 1 };
    const ask = (from: number, to: number) => gateway.ask(activity, { from: iso(from), to: iso(to) });
    expect(await ask(0, 10 * minute)).toEqual({ asyncOperationActivity: [first, third] });
    // From the beginning of the minute that `from` lies in, up to `to`.
    expect(await ask(59_999, 2 * minute)).toEqual({ asyncOperationActivity: [first] });
    expect(await ask(minute, 2 * minute + 1)).toEqual({ asyncOperationActivity: [third] });
  });

  test('may be asked for a whole day, wherever in a minute that begins', async () => {
    const gateway = await startGateway();
    await create(gateway);
    const day = { from: iso(59_999), to: iso(59_999 + 1_440 * minute) };
    expect(await gateway.ask(activity, day)).toMatchObject({ asyncOperationActivity: [{ created: 1 }] });
  });

  test.each<[Variables, string[]]>([
    [{ from: iso(0), to: iso(0) }, ['to']],
    [{ from: iso(59_999), to: iso(30_000) }, ['to']],
    [{ from: iso(0), to: iso(1_441 * minute) }, ['to']],
    [{ from: 'yesterday', to: iso(0) }, ['from']],
    [{ from: iso(0), to: 'tomorrow' }, ['to']],
  ])('of %j is refused by name', async (variables, field) => {
    const gateway = await startGateway();
    expect(await gateway.askForErrors(activity, variables)).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', field } },
    ]);
  });
});

describe('the event log', () => {
  test('tells from when to when it reaches, and which position a time is', async () => {
    const gateway = await startGateway();
    const at = (position: number) => formatPosition(gateway.engine.reads.logId, position);
    const ask = (time: number) => gateway.ask(log, { time: iso(time) });
    expect(await ask(0)).toEqual({ eventLog: { first: null, last: null, positionAt: at(0) } });
    await create(gateway);
    await gateway.clock.advance(minute);
    await create(gateway);
    const first = { position: at(1), occurredOn: iso(0) };
    const last = { position: at(2), occurredOn: iso(minute) };
    expect(await ask(-1)).toEqual({ eventLog: { first, last, positionAt: at(0) } });
    expect(await ask(0)).toEqual({ eventLog: { first, last, positionAt: at(1) } });
    expect(await ask(minute - 1)).toEqual({ eventLog: { first, last, positionAt: at(1) } });
    expect(await ask(10 * minute)).toEqual({ eventLog: { first, last, positionAt: at(2) } });
  });

  test('refuses a time that is none by name', async () => {
    const gateway = await startGateway();
    expect(await gateway.askForErrors(log, { time: 'noon' })).toMatchObject([
      { extensions: { code: 'INVALID_INPUT', field: ['time'] } },
    ]);
  });
});
