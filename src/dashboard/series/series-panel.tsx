import '../styles/operation.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CopyButton } from '../copy-button.tsx';
import { messageOf } from '../message-of.ts';
import { PagePart } from '../operation/page-part.tsx';
import { ClosePanel } from '../shell/close-panel.tsx';
import type { ConnectionWords } from '../shell/connection-words.ts';
import type { NoticeBoard } from '../shell/notice-board.ts';
import { useCounts } from '../shell/use-counts.ts';
import { useSurroundings } from '../surroundings.tsx';
import { useTitle } from '../use-title.ts';
import { actOnSeries, type SeriesAction } from './act-on-series.ts';
import { ChangeSeriesDialog } from './change-series-dialog.tsx';
import { EndSeriesDialog } from './end-series-dialog.tsx';
import { LatestOperations } from './latest-operations.tsx';
import { MissingSeries } from './missing-series.tsx';
import { NextTimes } from './next-times.tsx';
import { SeriesActions } from './series-actions.tsx';
import { SeriesFacts } from './series-facts.tsx';
import { SeriesStatusMark } from './series-status-mark.tsx';
import { useSeriesInFull } from './use-series-in-full.ts';

export interface SeriesPanelProps {
  readonly id: string;
  readonly connection: ConnectionWords;
  /** With another one what is shown is old. */
  readonly version: unknown;
  readonly tell: NoticeBoard['tell'];
  /** Something of the series is another than it was, or may be. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

const headingId = 'series-heading';

/** One series: beside the list where there is room, else in its place. */
export function SeriesPanel({ id, connection, version, tell, onChanged, onClose }: SeriesPanelProps) {
  const { gateway } = useSurroundings();
  // Operations have events: each of those that the series creates is told of.
  const counts = useCounts(useMemo(() => ({ seriesId: id }), [id]));
  const { data, problem } = useSeriesInFull(id, `${version} ${counts?.position}`);
  const [dialog, setDialog] = useState<'CHANGE' | 'END' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const series = data?.asyncOperationSeries ?? null;
  const name = series?.name ?? (data === null ? 'Reading…' : 'No such series');
  useTitle(name);

  const done = (message: string, isFault = false) => {
    tell(message, isFault);
    setDialog(null);
    onChanged();
    // The button that was pressed may be gone with what it was for.
    heading.current?.focus();
  };
  const act = (action: SeriesAction) =>
    actOnSeries(gateway, action, id).then(
      ({ isDone, message }) => done(`${name}: ${message}`, !isDone),
      (error: unknown) => done(`${name}: ${messageOf(error)}`, true),
    );

  return (
    <aside
      className="panel"
      aria-labelledby={headingId}
      onKeyDown={(event) => {
        // A dialog that is open over it has its own.
        const isOwn = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isOwn) onClose();
      }}
    >
      <header className="panel-head">
        <h2 id={headingId} tabIndex={-1} ref={heading} title={name}>
          {name}
        </h2>
        <ClosePanel what="the series" onClose={onClose} />
      </header>
      {problem !== null && connection.status !== 'stale' && (
        <p className="panel-note fault" role="alert">
          {data === null ? 'It could not be read. ' : 'It could not be read again, and is shown as it was. '}
          {problem}
        </p>
      )}
      {connection.status === 'stale' && (
        <p className="panel-note warn">This is how it was: the page is {connection.text}.</p>
      )}
      {data !== null && series === null && <MissingSeries id={id} onList={onClose} />}
      {data !== null && series !== null && (
        <>
          <div className="operation-line">
            <SeriesStatusMark status={series.status} />
            <span className="operation-id">
              <code>{series.id}</code>
              <CopyButton text={series.id} what="the id" />
            </span>
          </div>
          <SeriesActions
            status={series.status}
            onChange={() => setDialog('CHANGE')}
            onEnd={() => setDialog('END')}
            onAct={act}
          />
          <PagePart name="Next times">
            <NextTimes series={series} waiting={data.waiting} />
          </PagePart>
          <PagePart name="Facts">
            <SeriesFacts series={series} />
          </PagePart>
          <PagePart name="Operations">
            <LatestOperations seriesId={id} operations={data.asyncOperations} counts={counts} />
          </PagePart>
          {dialog === 'CHANGE' && <ChangeSeriesDialog series={series} onDone={done} onClose={() => setDialog(null)} />}
          {dialog === 'END' && (
            <EndSeriesDialog
              name={series.name}
              waitingCount={data.waiting.totalCount ?? 0}
              onEnd={() => act('END')}
              onClose={() => setDialog(null)}
            />
          )}
        </>
      )}
    </aside>
  );
}
