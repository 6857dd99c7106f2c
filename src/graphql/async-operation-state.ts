import { builder } from './builder.ts';

export const AsyncOperationState = builder.enumType('AsyncOperationState', {
  description: 'Ready 0, Suspended 1, Locked 2, Completed 3.',
  values: {
    READY: { description: '0. It runs as soon as a host takes it.' },
    SUSPENDED: { description: '1. It waits: until `postponeUntil`, or until somebody resumes it.' },
    LOCKED: { description: '2. A host holds it under a lease and works on it.' },
    COMPLETED: { description: '3. It is over, for good.' },
  },
});
