/** The widths of a grid's tracks. */
export interface GridTemplate {
  /** As `grid-template-columns` has it. */
  readonly columns: string;
  /** Of all of them together. */
  readonly width: number;
  /** Not all of them fit: the rest is reached by scrolling. */
  readonly isWider: boolean;
}

export interface GridTemplateOptions {
  /** As wide as the columns ask to be. */
  readonly sizes: readonly number[];
  /** What the first of them, mostly the name, can do with where that lets one more column in. */
  readonly leastFirst: number;
  /** The place of the column that takes the room that is left over; -1: the first does. */
  readonly roomiest: number;
  /** What stands before the columns, and what stays at the right edge, whatever is scrolled. */
  readonly ends: readonly [left: number, right: number];
  readonly room: number;
}

/**
 * Where there is too little room for all columns, those that fit fill it: none is cut in the middle by the edge of the
 * view.
 */
export function gridTemplate({ sizes, leastFirst, roomiest, ends, room }: GridTemplateOptions): GridTemplate {
  const [left, right] = ends;
  const [first = 0, ...rest] = sizes;
  const spareBeside = (shown: readonly number[]) =>
    Math.floor(room) - left - right - first - shown.reduce((sum, size) => sum + size, 0);
  const saving = Math.max(0, first - leastFirst);
  const cut = rest.findIndex((_size, at) => spareBeside(rest.slice(0, at + 1)) + saving < 0);
  const fitting = cut === -1 ? rest : rest.slice(0, cut);
  const spare = Math.max(-saving, spareBeside(fitting));
  const taker = spare > 0 && roomiest > 0 && roomiest <= fitting.length ? roomiest : 0;
  const tracks = [left, ...sizes.map((size, at) => (at === taker ? size + spare : size)), right];
  return {
    columns: tracks.map((size) => `${size}px`).join(' '),
    width: tracks.reduce((sum, size) => sum + size, 0),
    isWider: cut !== -1,
  };
}
