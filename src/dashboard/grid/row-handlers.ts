export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** What can be done with a row. The same functions for as long as the grid is there: rows are compared by them. */
export interface RowHandlers {
  readonly toggle: (id: string) => void;
  readonly open: (id: string) => void;
  readonly openMenu: (id: string, at: ScreenPoint) => void;
}
