import type {
  EventPartsFragment,
  OperationPageChangedSubscription,
  OperationPagePartsFragment,
  OperationPageQuery,
} from '../../client/documents.ts';
import { type Timeline, timelineOf, withEvent } from './timeline.ts';

/** One operation, as it was told of last, and how it came to that. */
export interface OperationStory {
  readonly operation: OperationPagePartsFragment;
  readonly timeline: Timeline;
  /** It does not exist any more; then the operation is as it was seen last. */
  readonly isDeleted: boolean;
  /** Where it is known, how it was deleted. */
  readonly deletion: EventPartsFragment | null;
}

/** What was read; where that is nothing, what was known before, which is not there any more. Null: there never was. */
export function storyOf(read: OperationPageQuery, before: OperationStory | null): OperationStory | null {
  const { asyncOperation } = read;
  if (asyncOperation === null) return before === null ? null : { ...before, isDeleted: true };
  const { history, ...operation } = asyncOperation;
  return { operation, timeline: timelineOf(history), isDeleted: false, deletion: null };
}

/** What was just told of it. */
export function withUpdate(
  story: OperationStory,
  { event, operation }: OperationPageChangedSubscription['asyncOperationChanged'],
): OperationStory {
  if (event === null) return story;
  const timeline = withEvent(story.timeline, event);
  if (event.kind !== 'DELETED') return { ...story, timeline, operation: operation ?? story.operation };
  return { ...story, timeline, isDeleted: true, deletion: event };
}
