import { builder } from './builder.ts';

export const AsyncOperationStatus = builder.enumType('AsyncOperationStatus', {
  description:
    'WaitingForResources 0 (Ready); Waiting 10 (Suspended); InProgress 20, Pausing 21, Canceling 22 (Locked); Succeeded 30, Failed 31, Canceled 32 (Completed).',
  values: {
    WAITING_FOR_RESOURCES: { description: '0, of READY. It waits for a host.' },
    WAITING: { description: '10, of SUSPENDED. Postponed, paused, waiting for an event, or resting before a retry.' },
    IN_PROGRESS: { description: '20, of LOCKED. A host works on it.' },
    PAUSING: { description: '21, of LOCKED. A pause has been asked for; its host has still to obey.' },
    CANCELING: { description: '22, of LOCKED. A cancel has been asked for; its host has still to obey.' },
    SUCCEEDED: { description: '30, of COMPLETED. Its host finished it.' },
    FAILED: { description: '31, of COMPLETED. It failed, and no retry was left or wanted.' },
    CANCELED: { description: '32, of COMPLETED. Somebody canceled it.' },
  },
});
