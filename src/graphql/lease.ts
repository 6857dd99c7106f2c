import type { Lease as LeaseModel } from '../core/operation.ts';
import { builder } from './builder.ts';
import { DateTime } from './date-time.ts';

export const Lease = builder.objectRef<LeaseModel>('Lease').implement({
  description: 'The lock of a host on an operation, which ends by itself unless the host is heard of.',
  fields: (t) => ({
    hostId: t.exposeString('hostId', { description: 'The host that holds it, by the name that it claimed under.' }),
    epoch: t.exposeInt('epoch', {
      description: 'The fencing token: a write by a host must carry the epoch of the lease that it holds.',
    }),
    expiresOn: t.expose('expiresOn', {
      type: DateTime,
      description: 'When the lock ends, unless a heartbeat extends it before.',
    }),
    heartbeatOn: t.expose('heartbeatOn', { type: DateTime, description: 'When the host was last heard of.' }),
  }),
});
