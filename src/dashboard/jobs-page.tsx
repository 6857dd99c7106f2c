import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AsyncOperationAction, GatewayDocument } from '../client/documents.ts';
import { ActionDialog } from './actions/action-dialog.tsx';
import type { ActionTarget } from './actions/action-target.ts';
import { actionWords } from './actions/action-words.ts';
import { performAction } from './actions/perform-action.ts';
import { RowMenu } from './actions/row-menu.tsx';
import { SelectionBar } from './actions/selection-bar.tsx';
import { useSelection } from './actions/use-selection.ts';
import { ExportDialog } from './csv/export-dialog.tsx';
import { LiveList } from './grid/live-list.tsx';
import { gridElementId } from './grid/operations-grid.tsx';
import type { ScreenPoint } from './grid/row-handlers.ts';
import { messageOf } from './message-of.ts';
import { OpenOperation } from './open-operation.tsx';
import { actionsButtonId, operationHeadingId } from './operation/element-ids.ts';
import { Overview } from './overview/overview.tsx';
import { OverviewButton } from './overview/overview-button.tsx';
import { useOverviewOpen } from './overview/use-overview-open.ts';
import { createGatewayRows } from './rows/gateway-rows.ts';
import { rowOf, rowPace, useRowFeed } from './rows/use-row-feed.ts';
import { AddressFaults } from './shell/address-faults.tsx';
import { type Counts, countsOfTypes } from './shell/counts.ts';
import { Header } from './shell/header.tsx';
import { KeysDialog } from './shell/keys-dialog.tsx';
import { Notices } from './shell/notices.tsx';
import { StatusCounts } from './shell/status-counts.tsx';
import { useConnection } from './shell/use-connection.ts';
import { useCounts } from './shell/use-counts.ts';
import { useNotices } from './shell/use-notices.ts';
import { usePageKeys } from './shell/use-page-keys.ts';
import { useSurroundings } from './surroundings.tsx';
import { overlaysElementId } from './theme.ts';
import { searchElementId } from './toolbar/search-box.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { useOperationTypes } from './toolbar/use-operation-types.ts';
import type { Past } from './travel/past.ts';
import { TimeTravel } from './travel/time-travel.tsx';
import { TravelButton } from './travel/travel-button.tsx';
import { useAnswer } from './use-answer.ts';
import { useSteady } from './use-steady.ts';
import { plainMemory } from './view/column-memory.ts';
import { useColumnMemory } from './view/use-column-memory.ts';
import { useView } from './view/use-view.ts';
import { filterOf, filterOfRest, isOperationId, searchFor, unfiltered } from './view/view.ts';

interface OpenMenu {
  readonly id: string;
  readonly name: string;
  readonly at: ScreenPoint;
}

type OpenDialog =
  | { readonly kind: 'KEYS' | 'EXPORT' }
  | {
      readonly kind: 'ACTION';
      readonly action: AsyncOperationAction;
      readonly target: ActionTarget;
      /** Puts the focus where it was. */
      readonly goBack?: () => void;
    };

const focusGrid = () => document.getElementById(gridElementId)?.focus({ preventScroll: true });
const focusOperation = () =>
  (document.getElementById(actionsButtonId) ?? document.getElementById(operationHeadingId))?.focus();
const focusSearch = () => document.getElementById(searchElementId)?.focus();

/** The System Jobs: counts, the list, what can be done with it, and the operation that is open. */
export function JobsPage() {
  const { gateway } = useSurroundings();
  const { view, faults, dismissFaults, changeView } = useView();
  const [memory, changeMemory] = useColumnMemory();
  const connection = useConnection();
  const isNarrow = useMediaQuery('(max-width: 45em)', false, { getInitialValueInEffect: false });
  const isAlone = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const filter = useSteady(filterOf(view));
  const order = useSteady(view.order);
  const countedFilter = useSteady(filterOfRest(view));
  const liveCounts = useCounts(countedFilter);
  const [past, setPast] = useState<Past | null>(null);
  /** What the address asks for, where the gateway knows no such time: the page shows how things stand now. */
  const [unknownAsOf, setUnknownAsOf] = useState<string | null>(null);
  const isPast = view.asOf !== null && (past !== null || view.asOf !== unknownAsOf);
  const shownCounts = isPast ? (past?.counts ?? null) : liveCounts;
  const [hasOverview, toggleOverview] = useOverviewOpen();
  const isConnected = connection.status === 'connected';
  const types = useOperationTypes(isConnected);
  const isDemo = useAnswer(GatewayDocument, isConnected)?.gateway.isDemo ?? false;
  const columns = view.columns ?? memory.columns;
  const hasMessages = columns.includes('message');
  const feed = useRowFeed(filter, order, hasMessages);
  const selection = useSelection(view.selected, changeView);
  const board = useNotices();
  const { tell } = board;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const source = useMemo(
    () => createGatewayRows({ gateway, filter, order, pace: rowPace, messages: hasMessages ? 'WHOLE' : 'NONE' }),
    [gateway, filter, order, hasMessages],
  );

  const openKeys = useCallback(() => setDialog({ kind: 'KEYS' }), []);
  const isSearching = view.search !== '';
  const search = useCallback(
    (text: string) => {
      const change = searchFor(text);
      // One step of the history for a search, not one for each pause of the typing. Those that an id clears come back.
      const isTyping = isSearching && change.search !== '' && !isOperationId(change.search);
      changeView(change, isTyping ? 'replace' : 'push');
    },
    [changeView, isSearching],
  );
  usePageKeys(focusSearch, openKeys);

  const lastOpen = useRef(view.operation);
  useEffect(() => {
    const isClosed = lastOpen.current !== null && view.operation === null;
    lastOpen.current = view.operation;
    // Only once it is gone: where it stood over the list, nothing there could have the focus.
    if (isClosed && document.activeElement === document.body) focusGrid();
  }, [view.operation]);

  const total = liveCounts === null ? null : totalOf(countsOfTypes(liveCounts, view.operationType), view.statusCode);

  const closeMenu = () => {
    setMenu(null);
    focusGrid();
  };
  const closeDialog = () => {
    setDialog(null);
    if (dialog?.kind === 'ACTION' && dialog.goBack !== undefined) dialog.goBack();
    else focusGrid();
  };
  const choose = (action: AsyncOperationAction, { id, name }: Pick<OpenMenu, 'id' | 'name'>, goBack = focusGrid) => {
    if (actionWords(action).asksFirst)
      return setDialog({ kind: 'ACTION', action, target: { kind: 'ONE', id, name }, goBack });
    performAction(gateway, { action, id, reason: null, postponeUntil: null }).then(
      ({ isDone, message }) => tell(`${name}: ${message}`, !isDone),
      (error: unknown) => tell(`${name}: ${messageOf(error)}`, true),
    );
  };

  return (
    <div className="page" data-connection={connection.status}>
      <Header connection={connection} isDemo={isDemo} onKeys={openKeys}>
        <TravelButton
          isTravelling={isPast}
          position={liveCounts?.position ?? null}
          onTravel={(asOf) => changeView({ asOf })}
        />
        <OverviewButton isOpen={hasOverview} onToggle={toggleOverview} />
      </Header>
      <AddressFaults faults={faults} onDismiss={dismissFaults} />
      {view.asOf !== null && (
        <TimeTravel
          asOf={view.asOf}
          filter={countedFilter}
          onPast={setPast}
          onUnknown={setUnknownAsOf}
          view={view}
          onView={changeView}
        />
      )}
      <StatusCounts
        counts={shownCounts === null ? null : countsOfTypes(shownCounts, view.operationType)}
        chosen={view.statusCode}
        onChoose={(statusCode) => changeView({ statusCode })}
      />
      {hasOverview && (
        <Overview
          counts={shownCounts}
          types={types}
          view={view}
          connection={connection}
          moment={past?.time ?? null}
          onChange={changeView}
        />
      )}
      <main className="main" data-past={isPast || undefined}>
        <div className="list" inert={isAlone && view.operation !== null}>
          <Toolbar
            view={view}
            columns={columns}
            types={types}
            isNarrow={isNarrow}
            onChange={changeView}
            onColumns={({ columns: chosen }) => {
              if (chosen === undefined) return;
              changeMemory({ columns: chosen });
              changeView({ columns: chosen }, 'replace');
            }}
            onResetColumns={() => {
              changeMemory(plainMemory);
              changeView({ columns: null }, 'replace');
            }}
            onSearch={search}
            onExport={() => setDialog({ kind: 'EXPORT' })}
          />
          {isPast && (
            <p className="past-note" role="note">
              The list shows operations as they are now. Open one to see it as it stood then.
            </p>
          )}
          <div className="grid-area">
            <LiveList
              feed={feed}
              onClearFilters={() => changeView(unfiltered(view))}
              total={total}
              view={view}
              columns={columns}
              widths={memory.widths}
              selected={selection.ids}
              isNarrow={isNarrow}
              isHeld={menu !== null}
              onWidths={(widths) => changeMemory({ widths })}
              onOrder={(next) => changeView({ order: next })}
              onToggle={selection.toggle}
              onToggleAll={selection.toggleAll}
              onExtend={selection.extend}
              onOpen={(id) => changeView({ operation: id })}
              onMenu={(id, at) => setMenu({ id, name: rowOf(feed?.state ?? null, id)?.name ?? id, at })}
              onClear={() => (view.operation === null ? selection.clear() : changeView({ operation: null }))}
            />
          </div>
          {!isPast && (
            <SelectionBar
              selectedCount={selection.ids.size}
              total={total}
              isFull={selection.isFull}
              onSelected={(action) =>
                setDialog({ kind: 'ACTION', action, target: { kind: 'SELECTED', ids: [...selection.ids] } })
              }
              onMatching={(action) => setDialog({ kind: 'ACTION', action, target: { kind: 'MATCHING', filter } })}
              onClear={selection.clear}
            />
          )}
        </div>
        {view.operation !== null && (
          <OpenOperation
            key={view.operation}
            id={view.operation}
            asOf={isPast ? (past?.position ?? view.asOf) : null}
            view={view}
            connection={connection}
            onView={changeView}
            onAction={(action, operation) => choose(action, operation, focusOperation)}
            onClose={() => changeView({ operation: null })}
          />
        )}
      </main>
      <section id={overlaysElementId} aria-label="Menus and dialogs" />
      {menu !== null && (
        <RowMenu
          key={menu.id}
          id={menu.id}
          feed={feed}
          name={menu.name}
          at={menu.at}
          isPast={isPast}
          onAction={(action) => {
            closeMenu();
            choose(action, menu);
          }}
          onOpen={() => {
            setMenu(null);
            changeView({ operation: menu.id });
          }}
          onClose={closeMenu}
        />
      )}
      {dialog?.kind === 'KEYS' && <KeysDialog onClose={closeDialog} />}
      {dialog?.kind === 'EXPORT' && <ExportDialog source={source} columns={columns} onClose={closeDialog} />}
      {dialog?.kind === 'ACTION' && (
        <ActionDialog
          action={dialog.action}
          target={dialog.target}
          onClose={closeDialog}
          onDone={(message) => {
            tell(message);
            closeDialog();
          }}
        />
      )}
      <Notices board={board} />
    </div>
  );
}

function totalOf({ total, byStatus }: Counts, statuses: readonly string[]): number {
  if (statuses.length === 0) return total;
  return byStatus.reduce((sum, each) => (statuses.includes(each.statusCode) ? sum + each.count : sum), 0);
}
