import type { InputFields } from './builder.ts';

/** What a host names an operation by that it holds. */
export const leaseKeys = (t: InputFields) => ({
  id: t.id({ required: true, description: 'The UUID of the operation.' }),
  epoch: t.int({ required: true, description: 'The epoch of the lease, as the claim gave it.' }),
  hostId: t.string({
    description:
      'The host that it was claimed by, as the claim named it: under the lease of another host nothing is done (`LEASE_LOST`). By default, the epoch alone decides. Hosts do well to send it: a database that is restored from a backup gives out epochs anew, to others.',
  }),
});
