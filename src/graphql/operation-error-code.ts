import { builder } from './builder.ts';

export const OperationErrorCode = builder.enumType('OperationErrorCode', {
  description: 'Why something was refused; with the Dataverse error code where there is one.',
  values: {
    INVALID_STATE_CHANGE: {
      description: '0x80044162. Its status does not allow this change.',
    },
    INVALID_STATE_CHANGE_UNEXPECTED: {
      description: '0x80044163: the version given is not the current one, or a host changed it meanwhile.',
    },
    INVALID_STATE_CHANGE_TO_COMPLETE: {
      description: '0x80044165. Its status does not allow that it is completed in this way.',
    },
    INVALID_STATE_CHANGE_TO_READY: {
      description: '0x80044166. It is not Suspended, so it cannot be resumed.',
    },
    INVALID_STATE_CHANGE_TO_SUSPENDED: {
      description: '0x80044167. Its status does not allow that it is paused or postponed.',
    },
    CANNOT_DELETE_UNLESS_COMPLETED: {
      description: '0x8004416a. Only a completed operation can be deleted.',
    },
    CANNOT_CANCEL: { description: '0x80044F00. A recurring system job: nobody may cancel it.' },
    CANNOT_PAUSE: { description: '0x80044F01. A recurring system job: nobody may pause it.' },
    CANNOT_RESUME: { description: 'A recurring system job: nobody may resume it.' },
    TYPE_NOT_RECOGNIZED: { description: '0x80044303. This gateway has no such operation type.' },
    INVALID_RECURRENCE: {
      description: '0x80044169, 0x80044168. The recurrence is none that this gateway can follow.',
    },
    NOT_FOUND: { description: 'There is no operation with this id.' },
    INVALID_INPUT: { description: 'The input breaks a rule of its own; `field` says where.' },
    LEASE_LOST: { description: 'The host no longer holds the lease that it wrote under.' },
    FORBIDDEN: { description: 'The caller may not do this.' },
  },
});
