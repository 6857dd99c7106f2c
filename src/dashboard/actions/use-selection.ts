import { useCallback, useEffect, useRef, useState } from 'react';
import { createPacedWrite } from '../view/paced-write.ts';
import type { ChangeView } from '../view/use-view.ts';
import { mostInAddress } from '../view/view-address.ts';
import { mostSelected } from './action-target.ts';
import { selectedRows, withAllToggled, withRange, withToggled } from './selected-rows.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly isFull: boolean;
  readonly toggle: (id: string) => void;
  readonly toggleAll: (ids: readonly string[]) => void;
  readonly extend: (rows: readonly string[], from: string, to: string) => void;
  readonly clear: () => void;
}

/** Browsers refuse a page more than a few changes of its address a second; a key held down would make thirty. */
const restMs = 500;

/**
 * The operations that the reader chose, wherever they are now: at most as many as the gateway takes in one request. They
 * are kept here, and their first ones in the address; where that comes to say something else, as on the way back through
 * the history, it counts.
 */
export function useSelection(inAddress: readonly string[], changeView: ChangeView): Selection {
  const [selected, setSelected] = useState(() => selectedRows(inAddress));
  const agreed = useRef(inAddress);
  const [address] = useState(() =>
    createPacedWrite(
      (ids: readonly string[]) => {
        if (isSame(ids, agreed.current)) return;
        agreed.current = ids;
        changeView({ selected: ids }, 'replace');
      },
      (task) => setTimeout(task, restMs),
    ),
  );

  useEffect(() => {
    if (isSame(inAddress, agreed.current)) return;
    agreed.current = inAddress;
    address.drop();
    setSelected(selectedRows(inAddress));
  }, [address, inAddress]);

  const { ids } = selected;
  useEffect(() => address.write([...ids].slice(0, mostInAddress)), [address, ids]);
  useEffect(() => address.drop, [address]);

  const toggle = useCallback((id: string) => setSelected((before) => withToggled(before, id)), []);
  const toggleAll = useCallback((all: readonly string[]) => setSelected((before) => withAllToggled(before, all)), []);
  const extend = useCallback(
    (rows: readonly string[], from: string, to: string) => setSelected((before) => withRange(before, rows, from, to)),
    [],
  );
  const clear = useCallback(() => setSelected(selectedRows([])), []);
  return { ids, isFull: ids.size >= mostSelected, toggle, toggleAll, extend, clear };
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, index) => id === b[index]);
