import type { PageRequest, RowSource } from './row-source.ts';
import type { RowUpdate } from './row-updates.ts';
import type { RowPage } from './row-window.ts';
import { createUpdateBatch, type UpdateBatch } from './update-batch.ts';

/** Reads pages, one at a time, beside a stream that goes on. */
export interface PageLoader {
  readonly isBusy: boolean;
  /** Calls with the page and what was told while it was read: the page may be older or newer than each of that. */
  load(request: PageRequest, onPage: (page: RowPage, meanwhile: readonly RowUpdate[]) => void): void;
  /** Told by the stream. */
  receive(update: RowUpdate): void;
  /** Forgets what is being read. */
  drop(): void;
}

export interface PageLoaderOptions {
  readonly source: Pick<RowSource, 'load'>;
  readonly onProblem: (error: unknown) => void;
}

interface Loading {
  readonly controller: AbortController;
  readonly meanwhile: UpdateBatch;
  isTooMuch: boolean;
}

const mostMeanwhile = 5_000;

export function createPageLoader({ source, onProblem }: PageLoaderOptions): PageLoader {
  let loading: Loading | null = null;

  const load: PageLoader['load'] = (request, onPage) => {
    loading?.controller.abort();
    const mine: Loading = {
      controller: new AbortController(),
      meanwhile: createUpdateBatch(mostMeanwhile),
      isTooMuch: false,
    };
    loading = mine;
    source.load(request, mine.controller.signal).then(
      (page) => {
        if (loading !== mine) return;
        loading = null;
        // What was not kept cannot be made up for.
        if (mine.isTooMuch) load(request, onPage);
        else onPage(page, mine.meanwhile.take());
      },
      (error: unknown) => {
        if (loading !== mine) return;
        loading = null;
        onProblem(error);
      },
    );
  };

  return {
    get isBusy() {
      return loading !== null;
    },
    load,
    receive: (update) => {
      if (loading === null) return;
      loading.isTooMuch ||= loading.meanwhile.isFull;
      if (!loading.isTooMuch) loading.meanwhile.add(update);
    },
    drop: () => {
      loading?.controller.abort();
      loading = null;
    },
  };
}
