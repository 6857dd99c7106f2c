import { useState } from 'react';
import type { AsyncOperationSeriesStatus } from '../../client/documents.ts';
import type { SeriesAction } from './act-on-series.ts';

export interface SeriesActionsProps {
  readonly status: AsyncOperationSeriesStatus;
  readonly onChange: () => void;
  readonly onEnd: () => void;
  /** Resolves also where it could not be done: that is told elsewhere. */
  readonly onAct: (action: SeriesAction) => Promise<void>;
}

/** What may be asked of the series. Nothing changes one that has ended. */
export function SeriesActions({ status, onChange, onEnd, onAct }: SeriesActionsProps) {
  const [isBusy, setIsBusy] = useState(false);
  if (status === 'ENDED') return null;
  const act = (action: SeriesAction) => {
    setIsBusy(true);
    void onAct(action).finally(() => setIsBusy(false));
  };
  return (
    <div className="series-actions">
      <button type="button" className="tool tool-strong" onClick={onChange}>
        Change…
      </button>
      {status === 'ACTIVE' ? (
        <button type="button" className="tool" disabled={isBusy} onClick={() => act('PAUSE')}>
          Pause
        </button>
      ) : (
        <button type="button" className="tool" disabled={isBusy} onClick={() => act('RESUME')}>
          Resume
        </button>
      )}
      <button type="button" className="tool" onClick={onEnd}>
        End…
      </button>
    </div>
  );
}
