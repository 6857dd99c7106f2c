import type { AsyncOperationStatus } from '../../client/documents.ts';
import type { Lifecycle } from './arrows.ts';

type StatusFacts = Lifecycle['statuses'][number];

export interface DiagramNode {
  readonly status: AsyncOperationStatus;
  readonly label: string;
  /** From 0, from left to right and from top to bottom. */
  readonly column: number;
  readonly row: number;
  /** Of its upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** A state, drawn around its statuses. */
interface DiagramBox {
  readonly stateCode: StatusFacts['stateCode'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<AsyncOperationStatus, DiagramNode>;
  readonly boxes: readonly DiagramBox[];
}

export const nodeSize = { width: 92, height: 34 } as const;
const columnGap = 36;
const rowGap = 36;
const margin = { top: 20, right: 22, bottom: 30, left: 22 } as const;
const boxEdge = 5;
const boxHead = 17;

/** A place for each status: the states from left to right, and in one column as many as fit beside the largest. */
export function layoutOf({ statuses }: Lifecycle): DiagramLayout {
  const states = [...Map.groupBy(statuses, ({ stateCode }) => stateCode).values()];
  const columns = packed(states, Math.max(1, ...states.map((state) => state.length)));
  const nodes = columns.flatMap((states, column) =>
    states.flat().map(({ statusCode, label }, row) => ({
      status: statusCode,
      label,
      column,
      row,
      x: margin.left + column * (nodeSize.width + columnGap),
      y: margin.top + row * (nodeSize.height + rowGap),
    })),
  );
  const byStatus = new Map(nodes.map((node) => [node.status, node]));
  const right = Math.max(0, ...nodes.map(({ x }) => x + nodeSize.width));
  const bottom = Math.max(0, ...nodes.map(({ y }) => y + nodeSize.height));
  return {
    width: right + margin.right,
    height: bottom + margin.bottom,
    nodes: byStatus,
    boxes: states.flatMap((state) => boxAround(state, byStatus)),
  };
}

function packed(states: readonly (readonly StatusFacts[])[], most: number): StatusFacts[][][] {
  const columns: StatusFacts[][][] = [];
  for (const state of states) {
    const column = columns.at(-1);
    if (column !== undefined && column.flat().length + state.length <= most) column.push([...state]);
    else columns.push([[...state]]);
  }
  return columns;
}

function boxAround(state: readonly StatusFacts[], nodes: DiagramLayout['nodes']): DiagramBox[] {
  const members = state.flatMap(({ statusCode }) => nodes.get(statusCode) ?? []);
  const [first] = members;
  const last = members.at(-1);
  const [facts] = state;
  if (first === undefined || last === undefined || facts === undefined) return [];
  const y = first.y - boxHead;
  return [
    {
      stateCode: facts.stateCode,
      x: first.x - boxEdge,
      y,
      width: nodeSize.width + 2 * boxEdge,
      height: last.y + nodeSize.height + boxEdge - y,
    },
  ];
}
