import type { AsyncOperationStatus } from '../../src/core/statuses.ts';
import type { Gateway } from './gateway-fixture.ts';
import { act, claim, create, importType, iso, type OperationData, only, operationOf, settle } from './requests.ts';

/** An operation in a status, brought there through the API as far as people and hosts can. */
export async function operationIn(
  gateway: Gateway,
  status: AsyncOperationStatus,
  operationType = importType,
): Promise<OperationData> {
  // Whatever else there is, a claim takes this one first.
  const given = { operationType, name: `In ${status}`, priority: 1_000 };
  const claimed = async () => {
    await create(gateway, given);
    return only(await claim(gateway, { operationTypes: [operationType], leaseSeconds: 3_600 }));
  };
  switch (status) {
    case 'WAITING_FOR_RESOURCES':
      return create(gateway, given);
    case 'WAITING':
      return create(gateway, { ...given, postponeUntil: iso(3_600_000) });
    case 'IN_PROGRESS':
      return claimed();
    case 'PAUSING':
      return operationOf(await act(gateway, 'PAUSE', { id: (await claimed()).id }));
    case 'CANCELING':
      return operationOf(await act(gateway, 'CANCEL', { id: (await claimed()).id }));
    case 'SUCCEEDED':
      return settle(gateway, await claimed(), 'SUCCEEDED');
    case 'FAILED':
      return settle(gateway, await claimed(), 'FAILED', { retry: false });
    case 'CANCELED': {
      const { id } = await create(gateway, given);
      return operationOf(await act(gateway, 'CANCEL', { id }));
    }
  }
}
