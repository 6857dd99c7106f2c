interface PassedPlace {
  /** How many rows stand above what comes after the cursor. */
  readonly index: number;
  readonly cursor: string;
}

/** Places on the reader's way down a list, so that the way back need not be gone page by page. */
export interface PassedPlaces {
  add(index: number, cursor: string): void;
  /** The last at or above the row; undefined where that is the top. */
  nearest(index: number): PassedPlace | undefined;
  clear(): void;
}

const mostPlaces = 10_000;

export function createPassedPlaces(): PassedPlaces {
  let places: PassedPlace[] = [];
  return {
    add: (index, cursor) => {
      // Who goes the same way again finds other rows there meanwhile.
      places = places.filter((place) => place.index < index);
      places.push({ index, cursor });
      if (places.length > mostPlaces) places = places.filter((_place, at) => at % 2 === 0);
    },
    nearest: (index) => places.findLast((place) => place.index <= index),
    clear: () => {
      places = [];
    },
  };
}
