import '../styles/series.css';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { GatewayDocument } from '../../client/documents.ts';
import { AddressFaults } from '../shell/address-faults.tsx';
import { Header } from '../shell/header.tsx';
import { Notices } from '../shell/notices.tsx';
import { useConnection } from '../shell/use-connection.ts';
import { useCounts } from '../shell/use-counts.ts';
import { useNotices } from '../shell/use-notices.ts';
import { overlaysElementId } from '../theme.ts';
import { useOperationTypes } from '../toolbar/use-operation-types.ts';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { go, useAddressView } from '../view/use-view.ts';
import { NewSeriesDialog } from './new-series-dialog.tsx';
import { readSeriesAddress, type SeriesView, seriesAddressOf } from './series-address.ts';
import { SeriesList } from './series-list.tsx';
import { SeriesPanel } from './series-panel.tsx';
import { seriesElementId } from './series-table.tsx';

/** A stream that tells nothing but that it is there: the page can say whether it hears from the gateway. */
const ofNone = { ids: [] };

const show = (view: SeriesView) => go(seriesAddressOf(view), 'push');

/** What comes again: the series, the one that is open, and what can be done with them. */
export default function SeriesPage() {
  const { view, faults, dismissFaults } = useAddressView(readSeriesAddress, seriesAddressOf);
  useCounts(ofNone);
  const connection = useConnection();
  const isConnected = connection.status === 'connected';
  const isDemo = useAnswer(GatewayDocument, isConnected)?.gateway.isDemo ?? false;
  const types = useOperationTypes(isConnected);
  const isAlone = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const board = useNotices();
  const [done, setDone] = useState(0);
  const [isNew, setIsNew] = useState(false);
  useTitle(view.series === null ? 'Recurring series' : null);
  const version = `${connection.status} ${done}`;
  const changed = () => setDone((before) => before + 1);

  const lastOpen = useRef(view.series);
  useEffect(() => {
    // Only once the series is gone: where it stood over the list, nothing there could have the focus.
    const closed = view.series === null ? lastOpen.current : null;
    lastOpen.current = view.series;
    if (closed !== null) document.getElementById(seriesElementId(closed))?.querySelector('a')?.focus();
  }, [view.series]);

  return (
    <div className="page" data-connection={connection.status}>
      <Header connection={connection} isDemo={isDemo} onKeys={null} />
      <AddressFaults faults={faults} onDismiss={dismissFaults} />
      <main className="main">
        <div className="list series-list" inert={isAlone && view.series !== null}>
          <SeriesList
            view={view}
            version={version}
            isToldOld={connection.status === 'stale'}
            onView={show}
            onNew={() => setIsNew(true)}
          />
        </div>
        {view.series !== null && (
          <SeriesPanel
            key={view.series}
            id={view.series}
            connection={connection}
            version={version}
            tell={board.tell}
            onChanged={changed}
            onClose={() => show({ ...view, series: null })}
          />
        )}
      </main>
      <section id={overlaysElementId} aria-label="Menus and dialogs" />
      {isNew && (
        <NewSeriesDialog
          types={types}
          onCreated={(id, message) => {
            setIsNew(false);
            board.tell(message);
            changed();
            show({ ...view, series: id });
          }}
          onClose={() => setIsNew(false)}
        />
      )}
      <Notices board={board} />
    </div>
  );
}
