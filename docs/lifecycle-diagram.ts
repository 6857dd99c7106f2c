import { type Transition, transitions } from '../src/core/lifecycle.ts';
import { type AsyncOperationStatus, stateNames, statusesOfState } from '../src/core/statuses.ts';
import { causeOf, conditionOf, stateLabels, statusLabel } from './lifecycle-words.ts';

/** The table as a Mermaid state diagram: statuses inside their states, one arrow for each event between two statuses. */
export function lifecycleDiagram(): string {
  const states = stateNames.flatMap((state) => [
    `  state "${stateLabels[state]}" as ${state}_STATE {`,
    ...statusesOfState(state).map((status) => `    state "${statusLabel(status)}" as ${status}`),
    '  }',
  ]);
  const arrows = Map.groupBy(transitions, ({ from, event, to }) => [from, event, to].join()).values();
  return ['stateDiagram-v2', ...states, ...arrows.flatMap(arrowLines)].join('\n');
}

function arrowLines(rows: readonly Transition[]): string[] {
  const causes = rows.map((row) => [causeOf(row), conditionOf(row)].filter((words) => words !== null).join(', '));
  return rows.slice(0, 1).map(({ from, event, to }) => {
    const label = [event, ...causes].join('<br/>');
    return `  ${end(from)} --> ${end(to)} : ${label}`;
  });
}

function end(status: AsyncOperationStatus | null): string {
  return status ?? '[*]';
}
