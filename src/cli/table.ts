import { printable } from './printable.ts';
import { cutToWidth, textWidth } from './text-width.ts';

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  /** May be cut so short where the terminal is narrow; never cut where none is given. */
  readonly least?: number;
  readonly align?: 'right';
  /** Colours what is shown, without changing its width. */
  readonly paint?: (shown: string, row: Row) => string;
}

export interface Table<Row> {
  /** The lines of these rows; under the titles, the first time. */
  lines(rows: readonly Row[]): readonly string[];
}

const gap = '  ';

/** A table whose widths are those of the first rows that it is given: more may follow, page by page, under the same titles. */
export function createTable<Row>(columns: readonly Column<Row>[], terminalColumns: number | null): Table<Row> {
  let widths: readonly number[] | null = null;

  return {
    lines: (rows) => {
      const cells = rows.map((row) => columns.map(({ text }) => printable(text(row))));
      const isFirst = widths === null;
      const fixed = widths ?? fitted(columns, cells, terminalColumns);
      widths = fixed;
      const line = (texts: readonly string[], paint: (shown: string, index: number) => string) =>
        columns
          .map(({ align }, index) => {
            const width = fixed[index] ?? 0;
            const text = texts[index] ?? '';
            const shown = terminalColumns === null ? text : cutToWidth(text, width);
            const padding = ' '.repeat(Math.max(0, width - textWidth(shown)));
            return align === 'right' ? padding + paint(shown, index) : paint(shown, index) + padding;
          })
          .join(gap)
          .trimEnd();
      const titles = line(
        columns.map(({ title }) => title),
        (shown) => shown,
      );
      const body = cells.map((texts, place) =>
        line(texts, (shown, index) => {
          const row = rows[place];
          return row === undefined ? shown : (columns[index]?.paint?.(shown, row) ?? shown);
        }),
      );
      return isFirst ? [titles, ...body] : body;
    },
  };
}

/** As wide as their widest cell; where that is more than the terminal has, the widest that may be cut give way first. */
function fitted<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly string[])[],
  terminalColumns: number | null,
): readonly number[] {
  const widths = columns.map(({ title }, index) =>
    cells.reduce((widest, texts) => Math.max(widest, textWidth(texts[index] ?? '')), title.length),
  );
  const room = (terminalColumns ?? Number.POSITIVE_INFINITY) - gap.length * (columns.length - 1);
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    let widest = -1;
    for (const [index, { least }] of columns.entries()) {
      const width = widths[index] ?? 0;
      if (least !== undefined && width > least && width > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
  return widths;
}
