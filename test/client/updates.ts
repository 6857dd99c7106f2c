/** Positions as the gateway writes them: those of one log sort as texts. */
export const positionOf = (number: number, log = '0000000a'): string => `${log}.${String(number).padStart(16, '0')}`;

const nothing = { change: null, event: null, operation: null, reset: null };

export const change = (number: number) => ({
  asyncOperationsChanged: { ...nothing, position: positionOf(number), change: 'CHANGED' },
});

export const checkpoint = (number: number) => ({
  asyncOperationsChanged: { ...nothing, position: positionOf(number) },
});

export const reset = (number: number, log?: string) => ({
  asyncOperationsChanged: {
    ...nothing,
    position: positionOf(number, log),
    reset: { reason: 'POSITION_UNKNOWN', message: 'Read again.' },
  },
});
