import type { AsyncOperationStatus } from '../../client/documents.ts';
import { type DiagramNode, nodeSize } from './diagram-layout.ts';

export function DiagramStatus({ node, isNow, isVisited }: { node: DiagramNode; isNow: boolean; isVisited: boolean }) {
  const { x, y, label, status } = node;
  const lines = linesOf(label);
  const middle = y + nodeSize.height / 2 + 4;
  return (
    <g className="diagram-status" data-now={isNow || undefined} data-visited={isVisited || undefined}>
      <rect x={x} y={y} width={nodeSize.width} height={nodeSize.height} rx="5" />
      <StatusDot status={status} x={x + 10} y={y + nodeSize.height / 2} />
      {lines.map((line, index) => (
        <text key={line} x={x + 18} y={middle + (index - (lines.length - 1) / 2) * 12}>
          {line}
        </text>
      ))}
      {isNow && (
        <g className="diagram-now">
          <rect x={x + nodeSize.width - 22} y={y - 8} width="26" height="13" rx="6.5" />
          <text x={x + nodeSize.width - 9} y={y + 2}>
            now
          </text>
        </g>
      )}
    </g>
  );
}

/** Of the same shapes as in the list. */
const StatusDot = ({ status, x, y }: { status: AsyncOperationStatus; x: number; y: number }) => (
  <g className="diagram-dot" data-status={status} transform={`translate(${x} ${y})`}>
    <DotShape status={status} />
  </g>
);

function DotShape({ status }: { status: AsyncOperationStatus }) {
  if (status === 'PAUSING') return <path d="M-3.5 -3.5h2.6v7h-2.6zM0.9 -3.5h2.6v7h-2.6z" />;
  if (status === 'CANCELING') return <rect x="-3.5" y="-3.5" width="7" height="7" rx="0.9" />;
  return <circle r="3.5" />;
}

const longestLine = 11;

/** In two lines where one is too long. */
function linesOf(label: string): readonly string[] {
  if (label.length <= longestLine) return [label];
  const at = label.lastIndexOf(' ', longestLine);
  return at === -1 ? [label] : [label.slice(0, at), label.slice(at + 1)];
}
