/** Stands for the clock, and for all that nobody asked for, in the history. */
export const platformActor = 'platform';
