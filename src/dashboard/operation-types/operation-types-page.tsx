import '../styles/operation-types.css';
import { useMemo, useState } from 'react';
import {
  GatewayDocument,
  HoldOperationTypeDocument,
  type OperationTypePartsFragment,
  ReleaseOperationTypeDocument,
} from '../../client/documents.ts';
import { messageOf } from '../message-of.ts';
import { emptyTypeRow, type TypeRow, typeRows } from '../overview/type-rows.ts';
import { groupedNumber } from '../shell/grouped-number.ts';
import { Header } from '../shell/header.tsx';
import { Notices } from '../shell/notices.tsx';
import { useConnection } from '../shell/use-connection.ts';
import { useCounts } from '../shell/use-counts.ts';
import { useNotices } from '../shell/use-notices.ts';
import { statuses, statusWords } from '../status/status-words.ts';
import { useSurroundings } from '../surroundings.tsx';
import { overlaysElementId } from '../theme.ts';
import { useAnswer } from '../use-answer.ts';
import { useTitle } from '../use-title.ts';
import { AddressLink } from '../view/address-link.tsx';
import { plainView } from '../view/view.ts';
import { addressOf } from '../view/view-address.ts';
import { HoldDialog } from './hold-dialog.tsx';
import { OperationTypeRow } from './operation-type-row.tsx';
import { isInUse } from './operation-type-words.ts';
import { useOperationTypesInFull } from './use-operation-types-in-full.ts';

const ofAll = {};
const noRows: ReadonlyMap<number, TypeRow> = new Map();

/** The operation types: how many of each are where, what bounds them, and who holds them. */
export default function OperationTypesPage() {
  const { gateway } = useSurroundings();
  const connection = useConnection();
  const isDemo = useAnswer(GatewayDocument, connection.status === 'connected')?.gateway.isDemo ?? false;
  const counts = useCounts(ofAll);
  const rows = useMemo(
    () => (counts === null ? noRows : new Map(typeRows(counts, []).map((row) => [row.value, row]))),
    [counts],
  );
  const [done, setDone] = useState(0);
  const { data, problem } = useOperationTypesInFull(`${connection.status} ${done}`);
  const board = useNotices();
  const { tell } = board;
  const [held, setHeld] = useState<OperationTypePartsFragment | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const types = data?.operationTypes ?? [];
  const shown = types.filter((type) => showsAll || isInUse(type, rows.get(type.value)?.total ?? 0));
  const unknown =
    data === null ? [] : [...rows.values()].filter(({ value }) => !types.some((type) => type.value === value));
  useTitle('Operation types');

  const readAgain = () => setDone((before) => before + 1);
  /** Throws what keeps it from being held. */
  const hold = async ({ value, label }: OperationTypePartsFragment, reason: string | null) => {
    const input = { operationType: value, reason };
    const { holdOperationType: result } = await gateway.tell(HoldOperationTypeDocument, { input }).finally(readAgain);
    if (result.__typename !== 'OperationTypeSuccess') throw new Error(result.message);
    tell(`${label} is held.`);
    setHeld(null);
  };
  const release = async ({ value, label }: OperationTypePartsFragment) => {
    const input = { operationType: value };
    try {
      const { releaseOperationType: result } = await gateway.tell(ReleaseOperationTypeDocument, { input });
      if (result.__typename === 'OperationTypeSuccess') tell(`${label} is released.`);
      else tell(`${label}: ${result.message}`, true);
    } catch (error) {
      tell(`${label}: ${messageOf(error)}`, true);
    }
    readAgain();
  };

  return (
    <div className="page" data-connection={connection.status}>
      <Header connection={connection} isDemo={isDemo} onKeys={null} />
      <main className="main types-main">
        <div className="types-head">
          <h2>Operation types</h2>
          <AddressLink address="/">Back to the list</AddressLink>
          <span className="header-space" />
          {data !== null && (
            <label>
              <input type="checkbox" checked={showsAll} onChange={() => setShowsAll(!showsAll)} /> Also those not in use
            </label>
          )}
        </div>
        {problem !== null && (
          <p className="list-fault" role="alert">
            They could not be read. {problem}
          </p>
        )}
        {data === null && problem === null && <p className="types-note dim">Reading…</p>}
        {data !== null && shown.length === 0 && (
          <p className="types-note dim">No type has operations, limits or a hold. They appear here as they do.</p>
        )}
        {shown.length > 0 && (
          <table className="types-table">
            <thead>
              <tr>
                <th scope="col">Type</th>
                <th scope="col">All</th>
                {statuses.map((status) => (
                  <th key={status} scope="col">
                    <span className="dot" data-status={status} aria-hidden="true" />
                    {statusWords[status]}
                  </th>
                ))}
                <th scope="col">Limits</th>
                <th scope="col">Retries</th>
                <th scope="col">Hold</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((type) => (
                <OperationTypeRow
                  key={type.value}
                  type={type}
                  counts={counts === null ? null : (rows.get(type.value) ?? emptyTypeRow(type.value))}
                  onHold={() => setHeld(type)}
                  onRelease={() => release(type)}
                />
              ))}
            </tbody>
          </table>
        )}
        {unknown.length > 0 && (
          <p className="types-note">
            There are also operations of types that this gateway does not know:{' '}
            {unknown.map(({ value, total }) => (
              <span key={value}>
                <AddressLink address={addressOf({ ...plainView, operationType: [value] })}>{value}</AddressLink> (
                {groupedNumber(total)}){' '}
              </span>
            ))}
          </p>
        )}
      </main>
      <section id={overlaysElementId} aria-label="Menus and dialogs" />
      {held !== null && (
        <HoldDialog label={held.label} onHold={(reason) => hold(held, reason)} onClose={() => setHeld(null)} />
      )}
      <Notices board={board} />
    </div>
  );
}
