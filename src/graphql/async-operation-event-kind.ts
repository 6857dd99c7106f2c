import { builder } from './builder.ts';

export const AsyncOperationEventKind = builder.enumType('AsyncOperationEventKind', {
  description: 'What happened to an operation.',
  values: {
    CREATED: { description: 'Somebody created it: Ready, or Suspended where it was postponed from the start.' },
    CLAIMED: { description: 'A host took it, under a new lease.' },
    PROGRESSED: { description: 'Its host told of progress.' },
    PAUSE_REQUESTED: { description: 'Somebody asked for a pause; its host learns of it with its next heartbeat.' },
    PAUSED: { description: 'It stopped: its host obeyed the pause, or lost its lease while it was to.' },
    CANCEL_REQUESTED: { description: 'Somebody asked for a cancel; its host learns of it with its next heartbeat.' },
    CANCELED: { description: 'It was canceled: at once, by its host, or because the lease ended meanwhile.' },
    POSTPONED: { description: 'Somebody set the time until which it is suspended.' },
    RESUMED: { description: 'Somebody made it Ready again.' },
    WOKEN: { description: 'The time came until which it was suspended.' },
    WAITING: { description: 'Its host suspended it until an event or a time.' },
    RETRY_SCHEDULED: { description: 'An attempt failed; it rests until the next.' },
    SUCCEEDED: { description: 'Its host finished it.' },
    FAILED: { description: 'It failed for good.' },
    RELEASED: { description: 'Its host gave it back unfinished, with no retry counted.' },
    LEASE_EXPIRED: { description: 'Its host was not heard of in time; one retry is spent, or it has failed.' },
    DELETED: { description: 'It was removed.' },
  },
});
