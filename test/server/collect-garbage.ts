import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** All of it, now: so that what is still in use can be measured. */
export const collectGarbage: () => void = runInNewContext('gc');
