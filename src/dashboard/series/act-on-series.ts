import {
  EndAsyncOperationSeriesDocument,
  PauseAsyncOperationSeriesDocument,
  ResumeAsyncOperationSeriesDocument,
} from '../../client/documents.ts';
import type { ActionOutcome } from '../actions/perform-action.ts';
import type { Gateway } from '../gateway.ts';

export type SeriesAction = 'PAUSE' | 'RESUME' | 'END';

const done: Readonly<Record<SeriesAction, string>> = {
  PAUSE: 'Paused. It creates nothing until it is resumed.',
  RESUME: 'Resumed.',
  END: 'Ended. It creates nothing any more.',
};

/** Asks it of one series. A refusal is an outcome; an Error is thrown where the gateway could not be asked. */
export async function actOnSeries(gateway: Gateway, action: SeriesAction, id: string): Promise<ActionOutcome> {
  const result = await resultOf(gateway, action, { input: { id } });
  return result.__typename === 'AsyncOperationSeriesSuccess'
    ? { isDone: true, message: done[action] }
    : { isDone: false, message: result.message };
}

async function resultOf(
  gateway: Gateway,
  action: SeriesAction,
  variables: { readonly input: { readonly id: string } },
) {
  switch (action) {
    case 'PAUSE':
      return (await gateway.tell(PauseAsyncOperationSeriesDocument, variables)).pauseAsyncOperationSeries;
    case 'RESUME':
      return (await gateway.tell(ResumeAsyncOperationSeriesDocument, variables)).resumeAsyncOperationSeries;
    case 'END':
      return (await gateway.tell(EndAsyncOperationSeriesDocument, variables)).endAsyncOperationSeries;
  }
}
