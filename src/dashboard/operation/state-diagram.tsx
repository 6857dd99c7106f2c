import { useId, useMemo } from 'react';
import type { OperationPagePartsFragment } from '../../client/documents.ts';
import { statusWords } from '../status/status-words.ts';
import { arrowsOf, type Lifecycle, nextTransitions } from './arrows.ts';
import { arrowKinds, DiagramArrow, rankOf } from './diagram-arrow.tsx';
import { layoutOf } from './diagram-layout.ts';
import { DiagramStatus } from './diagram-status.tsx';
import { nextInWords, wayInWords } from './diagram-words.ts';
import type { Way } from './way.ts';

export interface StateDiagramProps {
  readonly lifecycle: Lifecycle;
  readonly way: Way;
  readonly operation: Pick<OperationPagePartsFragment, 'statusCode' | 'allowedActions'>;
  readonly isDeleted: boolean;
  /** Not all of its history has been read. */
  readonly isPartial: boolean;
}

/** The state machine, the way that the operation has gone through it, where it is, and where it can go from there. */
export function StateDiagram({ lifecycle, way, operation, isDeleted, isPartial }: StateDiagramProps) {
  const status = isDeleted ? null : operation.statusCode;
  const allowed = useMemo(
    () => operation.allowedActions.flatMap((each) => (each.allowed ? [each.action] : [])),
    [operation.allowedActions],
  );
  const layout = useMemo(() => layoutOf(lifecycle), [lifecycle]);
  const arrows = useMemo(() => arrowsOf(lifecycle, { status, way, allowed }), [lifecycle, status, way, allowed]);
  const words = useId();
  const visited = new Set(arrows.flatMap(({ from, to, count }) => (count > 0 ? [from, to] : [])));
  const next = nextInWords(nextTransitions(lifecycle, status, allowed), allowed);
  const drawn = [...arrows].sort((a, b) => rankOf(a) - rankOf(b));
  return (
    <figure className="diagram">
      <svg
        role="img"
        aria-label={status === null ? 'Its way. It was deleted.' : `Its way. It is ${statusWords[status]} now.`}
        aria-describedby={words}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <defs>
          {arrowKinds.map((kind) => (
            <marker
              key={kind}
              id={`tip-${kind}`}
              className={`tip tip-${kind}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 1 7 4 0 7Z" />
            </marker>
          ))}
        </defs>
        {layout.boxes.map(({ stateCode, x, y, width, height }) => (
          <g key={stateCode} className="diagram-state">
            <rect x={x} y={y} width={width} height={height} rx="6" />
            <text x={x + 6} y={y + 11}>
              {stateCode.charAt(0) + stateCode.slice(1).toLowerCase()}
            </text>
          </g>
        ))}
        {drawn.map((arrow) => (
          <DiagramArrow key={`${arrow.from} ${arrow.to}`} arrow={arrow} arrows={arrows} layout={layout} />
        ))}
        {[...layout.nodes.values()].map((node) => (
          <DiagramStatus
            key={node.status}
            node={node}
            isNow={node.status === status}
            isVisited={visited.has(node.status)}
          />
        ))}
      </svg>
      <figcaption>
        {isPartial && <p className="dim">Its history has not been read to the end: it may have gone further ways.</p>}
        <details>
          <summary>The diagram in words</summary>
          <div id={words}>
            <p>The way it has gone:</p>
            <ol>
              {wayInWords(way).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
            <p>{next.length === 0 ? 'Nothing more can happen to it.' : 'What can come next:'}</p>
            <ul>
              {next.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        </details>
      </figcaption>
    </figure>
  );
}
