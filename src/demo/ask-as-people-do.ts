import {
  type AsyncOperationFilter,
  AsyncOperationsDocument,
  CancelAsyncOperationDocument,
  PauseAsyncOperationDocument,
  PostponeAsyncOperationDocument,
  ResumeAsyncOperationDocument,
} from '../gql/graphql.ts';
import type { WorkOptions } from './create-work.ts';

/** One thing that somebody in front of a dashboard might do: to an operation that is there, or to none. */
export async function askAsPeopleDo({ ask, dice, now }: WorkOptions): Promise<void> {
  const anyOf = async (filter: AsyncOperationFilter) => {
    const answer = await ask(AsyncOperationsDocument, { filter, first: 20 });
    const found = answer?.asyncOperations.nodes ?? [];
    return found.length === 0 ? undefined : dice.pick(found);
  };
  switch (dice.pick(['PAUSE', 'RESUME', 'RESUME', 'CANCEL', 'POSTPONE'] as const)) {
    case 'PAUSE': {
      const running = await anyOf({ statusCode: ['IN_PROGRESS'] });
      if (running === undefined) return;
      await ask(PauseAsyncOperationDocument, { input: { id: running.id, reason: 'The mail server is slow.' } });
      return;
    }
    case 'RESUME': {
      const paused = (
        await ask(AsyncOperationsDocument, { filter: { statusCode: ['WAITING'] }, first: 50 })
      )?.asyncOperations.nodes
        .filter(({ postponeUntil }) => postponeUntil === null)
        .at(-1);
      if (paused === undefined) return;
      await ask(ResumeAsyncOperationDocument, { input: { id: paused.id, reason: 'Go on.' } });
      return;
    }
    case 'CANCEL': {
      const unfinished = await anyOf({ stateCode: ['READY', 'LOCKED'] });
      if (unfinished === undefined) return;
      await ask(CancelAsyncOperationDocument, { input: { id: unfinished.id, reason: 'Started by mistake.' } });
      return;
    }
    case 'POSTPONE': {
      const ready = await anyOf({ stateCode: ['READY'] });
      if (ready === undefined) return;
      const postponeUntil = new Date(now() + dice.between(20_000, 120_000)).toISOString();
      await ask(PostponeAsyncOperationDocument, { input: { id: ready.id, postponeUntil, reason: 'After the break.' } });
    }
  }
}
