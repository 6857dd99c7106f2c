import type { Operation, Position } from '../../src/core/operation.ts';
import type { Series, SeriesStatus } from '../../src/core/series.ts';
import type { TypeControl } from '../../src/core/type-control.ts';
import type { StoreFigures } from '../../src/store/store-figures.ts';
import { countsOf } from './model-counts.ts';
import { claimableOf, inOrderOfClaims } from './model-targets.ts';

interface Stored {
  readonly operations: readonly Operation[];
  readonly series: readonly Series[];
  readonly controls: Iterable<TypeControl>;
  readonly floor: Position;
}

/** By looking at everything. It has no disk, and no read of it takes long. */
export function figuresOf({ operations, series, controls, floor }: Stored): StoreFigures {
  const claimable = claimableOf(operations).sort(inOrderOfClaims);
  const types = [...new Set(claimable.map(({ operationType }) => operationType))].sort((a, b) => a - b);
  const countOf = (status: SeriesStatus) => series.filter((each) => each.status === status).length;
  return {
    counts: countsOf(operations, {}),
    firstInLine: types.map((operationType) => ({
      operationType,
      readyOn: claimable.find((each) => each.operationType === operationType)?.modifiedOn ?? 0,
    })),
    heldTypes: [...controls].filter(({ hold }) => hold !== null).map(({ operationType }) => operationType),
    series: { ACTIVE: countOf('ACTIVE'), PAUSED: countOf('PAUSED'), ENDED: countOf('ENDED') },
    floor,
    disk: null,
    longReads: [],
  };
}
