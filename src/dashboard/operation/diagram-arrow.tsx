import type { Arrow } from './arrows.ts';
import type { DiagramLayout } from './diagram-layout.ts';
import { routeOf } from './diagram-route.ts';

export const arrowKinds = ['other', 'next', 'taken'] as const;

/** What matters more is drawn over what matters less. */
export const rankOf = ({ count, isNext }: Arrow) => (count > 0 ? 2 : isNext ? 1 : 0);
const kindOf = (arrow: Arrow) => arrowKinds[rankOf(arrow)] ?? 'other';

interface DiagramArrowProps {
  readonly arrow: Arrow;
  readonly arrows: readonly Arrow[];
  readonly layout: DiagramLayout;
}

export function DiagramArrow({ arrow, arrows, layout }: DiagramArrowProps) {
  const { from, to, count } = arrow;
  const isTwoWay = arrows.some((each) => each.from === to && each.to === from);
  const route = routeOf(arrow, layout, isTwoWay);
  if (route === null) return null;
  const kind = kindOf(arrow);
  const isEnd = to === null;
  return (
    <g className={`diagram-arrow arrow-${kind}`}>
      <path d={route.path} markerEnd={isEnd ? undefined : `url(#tip-${kind})`} />
      {from === null && <circle className="diagram-birth" r="3" cx={route.x} cy={route.y + 11} />}
      {isEnd && <path d={`M${route.x} ${route.y + 3.5}l7 7m0-7-7 7`} />}
      {count > 1 && (
        <text className="diagram-count" x={route.x} y={route.y}>
          ×{count}
        </text>
      )}
    </g>
  );
}
