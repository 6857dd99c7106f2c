import { builder } from './builder.ts';

export const MissedOccurrences = builder.enumType('MissedOccurrences', {
  description:
    'What becomes of occurrences whose time passed, by more than a minute, while the gateway was down or its clock jumped.',
  values: {
    ONE: { description: 'One operation makes up for all of them.' },
    ALL: {
      description: 'Each becomes an operation, oldest first: at most 1,000, what is missed beyond is passed over.',
    },
    NONE: { description: 'They are passed over.' },
  },
});
