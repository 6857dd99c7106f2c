import { builder } from './builder.ts';

export const AsyncOperationAction = builder.enumType('AsyncOperationAction', {
  description: 'What a person or a web service may ask of an operation.',
  values: {
    CANCEL: { description: 'End it without a result: at once, or by way of CANCELING where a host works on it.' },
    PAUSE: { description: 'Have its host stop, by way of PAUSING, until somebody resumes it.' },
    POSTPONE: { description: 'Suspend it until `postponeUntil`; where a host works on it, by way of PAUSING.' },
    RESUME: { description: 'Make a suspended operation Ready again.' },
    DELETE: { description: 'Remove a completed operation. Its history stays in the event log.' },
    RERUN: { description: 'Run one that Failed or was Canceled again, as a new operation; it stays as it is.' },
  },
});
