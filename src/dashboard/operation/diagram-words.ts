import type { AsyncOperationAction } from '../../client/documents.ts';
import { actionWords } from '../actions/action-words.ts';
import { statusWords } from '../status/status-words.ts';
import type { nextTransitions } from './arrows.ts';
import { eventWords } from './event-words.ts';
import type { Way } from './way.ts';

/** The diagram for who cannot see it, one sentence a line. */
export function wayInWords(way: Way): readonly string[] {
  return [...way.values()].map(({ from, to, event, count }) => {
    const times = count === 1 ? '' : `, ${count} times`;
    if (from === null) return `${eventWords(event)}${to === null ? '' : ` as ${statusWords[to]}`}${times}`;
    if (to === null) return `${eventWords(event)} from ${statusWords[from]}${times}`;
    if (from === to) return `${eventWords(event)} in ${statusWords[from]}${times}`;
    return `${eventWords(event)}: from ${statusWords[from]} to ${statusWords[to]}${times}`;
  });
}

/** What can come next, and who can bring it about. */
export function nextInWords(
  next: ReturnType<typeof nextTransitions>,
  allowed: readonly AsyncOperationAction[],
): readonly string[] {
  const lines = next.map(({ event, to, action, rerunOf, byHost, byPlatform }) => {
    if (rerunOf !== null) return 'A new operation: where somebody asks to run it again';
    const asked =
      action !== null && allowed.includes(action)
        ? [`where somebody asks to ${actionWords(action).label.toLowerCase()} it`]
        : [];
    const done = byHost ? ['by a host'] : byPlatform ? ['by the platform'] : [];
    const what = `${to === null ? 'Gone' : statusWords[to]}: ${eventWords(event).toLowerCase()}`;
    return `${what}, ${[...asked, ...done].join(' or ')}`;
  });
  return [...new Set(lines)];
}
