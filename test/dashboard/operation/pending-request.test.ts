import { describe, expect, it } from 'vitest';
import { pendingRequest } from '../../../src/dashboard/operation/pending-request.ts';
import { moment } from '../rows.ts';
import { event } from './events.ts';

const pausing = { statusCode: 'PAUSING', modifiedOn: moment(5), modifiedBy: 'ada' } as const;
const request = event(5, 'PAUSE_REQUESTED', { toStatus: 'PAUSING', actor: 'ada', reason: 'The mail server is slow.' });
const leaseHeardOfAt = (second: number) => ({
  hostId: 'host-1',
  epoch: 1,
  expiresOn: moment(second + 30),
  heartbeatOn: moment(second),
});

describe('a pending request', () => {
  it('is told with who asked, when and why', () => {
    expect(pendingRequest(pausing, leaseHeardOfAt(3), request)).toEqual({
      asked: 'pause',
      since: moment(5),
      actor: 'ada',
      reason: 'The mail server is slow.',
      isSeen: false,
      hostId: 'host-1',
    });
  });

  it.each([
    [3, false],
    [5, false],
    [6, true],
  ])('heartbeat at second %i of a request at second 5: seen %s', (second, isSeen) => {
    expect(pendingRequest(pausing, leaseHeardOfAt(second), request)?.isSeen).toBe(isSeen);
  });

  it('is known from the operation itself where its event is not: the last change was that', () => {
    const known = pendingRequest(pausing, leaseHeardOfAt(6), null);
    expect(known).toMatchObject({ since: moment(5), actor: 'ada', reason: null, isSeen: true });
  });

  it('is the cancel, where a pause was asked for before', () => {
    const canceling = { statusCode: 'CANCELING', modifiedOn: moment(8), modifiedBy: 'grace' } as const;
    expect(pendingRequest(canceling, leaseHeardOfAt(6), request)).toMatchObject({
      asked: 'cancel',
      since: moment(8),
      actor: 'grace',
      reason: null,
      isSeen: false,
    });
  });

  it('is none in any other status', () => {
    const running = { statusCode: 'IN_PROGRESS', modifiedOn: moment(9), modifiedBy: 'host-1' } as const;
    expect(pendingRequest(running, leaseHeardOfAt(9), request)).toBeNull();
  });
});
