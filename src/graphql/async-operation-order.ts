import type { Order } from '../store/store.ts';
import { builder } from './builder.ts';

const AsyncOperationOrderField = builder.enumType('AsyncOperationOrderField', {
  description: 'What a list of operations is ordered by. Where that is equal, by creation.',
  values: {
    CREATED_ON: { description: 'When it was created.' },
    MODIFIED_ON: { description: 'When it last changed.' },
    NAME: { description: 'Its name, without regard to case.' },
  },
});

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'The earliest, or A, first.' },
    DESC: { description: 'The latest, or Z, first.' },
  },
});

export const AsyncOperationOrder = builder.inputType('AsyncOperationOrder', {
  description: 'The order of a list of operations.',
  fields: (t) => ({
    field: t.field({ type: AsyncOperationOrderField, required: true, description: 'What it is ordered by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

export const newestFirst: Order = { field: 'CREATED_ON', direction: 'DESC' };
