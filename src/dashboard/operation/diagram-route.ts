import { type DiagramLayout, type DiagramNode, nodeSize } from './diagram-layout.ts';
import type { Step } from './way.ts';

/** How an arrow runs: the path of an SVG, and where there is room for a number on it. */
export interface DiagramRoute {
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

const { width, height } = nodeSize;
/** Two arrows that run against each other keep this distance from the middle. */
const lane = 6;
const stub = 13;

/** Null where the diagram has no place for an end of it. */
export function routeOf({ from, to }: Pick<Step, 'from' | 'to'>, layout: DiagramLayout, isTwoWay: boolean) {
  const source = from === null ? undefined : layout.nodes.get(from);
  const target = to === null ? undefined : layout.nodes.get(to);
  if (source === undefined) return target === undefined ? null : intoLife(target);
  if (target === undefined) return outOfLife(source);
  if (source === target) return loop(source);
  const columns = target.column - source.column;
  if (columns === 0) return Math.abs(target.row - source.row) === 1 ? upOrDown(source, target) : around(source, target);
  return Math.abs(columns) === 1 ? across(source, target, isTwoWay) : underneath(source, target, layout);
}

function intoLife({ x, y }: DiagramNode): DiagramRoute {
  return { path: `M${x - stub} ${y + 9}H${x}`, x: x - stub, y: y - 2 };
}

function outOfLife({ x, y }: DiagramNode): DiagramRoute {
  const start = x + width;
  return { path: `M${start} ${y + height / 2}h${stub}`, x: start + stub, y: y + 10 };
}

/** At the foot of the node, on the left. */
function loop({ x, y }: DiagramNode): DiagramRoute {
  const foot = y + height;
  return {
    path: `M${x + 10} ${foot}C${x + 4} ${foot + 19} ${x + 38} ${foot + 19} ${x + 32} ${foot}`,
    x: x + 21,
    y: foot + 23,
  };
}

/** On the right, so that the state's name has its room on the left. */
function upOrDown(source: DiagramNode, target: DiagramNode): DiagramRoute {
  const isDown = target.row > source.row;
  const x = source.x + width * (isDown ? 0.66 : 0.88);
  const start = isDown ? source.y + height : source.y;
  const end = isDown ? target.y : target.y + height;
  return { path: `M${x} ${start}V${end}`, x: x + (isDown ? -9 : 9), y: (start + end) / 2 + 4 };
}

function around(source: DiagramNode, target: DiagramNode): DiagramRoute {
  const sign = Math.sign(target.row - source.row);
  const start = source.y + height / 2 + sign * 12;
  const end = target.y + height / 2 - sign * 8;
  const bulge = source.x - 22;
  return {
    path: `M${source.x} ${start}C${bulge} ${start + sign * 20} ${bulge} ${end - sign * 20} ${target.x} ${end}`,
    x: bulge + 4,
    y: (start + end) / 2 + sign * 18,
  };
}

function across(source: DiagramNode, target: DiagramNode, isTwoWay: boolean): DiagramRoute {
  const isRightwards = target.column > source.column;
  const rows = target.row - source.row;
  const aside = isTwoWay ? (isRightwards ? -lane : lane) : 0;
  const slope = Math.sign(rows) * (4 + 3 * Math.abs(rows));
  const start = { x: source.x + (isRightwards ? width : 0), y: source.y + height / 2 + aside + slope };
  const end = { x: target.x + (isRightwards ? 0 : width), y: target.y + height / 2 + aside - slope };
  const middle = (start.x + end.x) / 2;
  return {
    path: `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`,
    x: middle,
    y: (start.y + end.y) / 2 + (aside > 0 || rows !== 0 ? 12 : -4),
  };
}

/** Past what stands between: below all of it. From above its own column's foot it goes down on the left of it. */
function underneath(source: DiagramNode, target: DiagramNode, layout: DiagramLayout): DiagramRoute {
  const lowestOfColumn = Math.max(
    ...[...layout.nodes.values()].filter(({ column }) => column === source.column).map(({ row }) => row),
  );
  const isLowest = source.row === lowestOfColumn;
  const depth = layout.height - (isLowest ? 16 : 7);
  const end = target.x + width * (isLowest ? 0.4 : 0.6);
  const foot = target.y + height;
  const start = isLowest
    ? `M${source.x + width * 0.66} ${source.y + height}V${depth - 8}q0 8 8 8`
    : `M${source.x} ${source.y + height - 9}H12q-8 0 -8 8V${depth - 8}q0 8 8 8`;
  return { path: `${start}H${end - 8}q8 0 8 -8V${foot}`, x: (source.x + end) / 2, y: depth - 3 };
}
