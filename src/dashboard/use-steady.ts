import { useState } from 'react';

/** The same object for as long as it says the same: what depends on it is not begun anew. */
export function useSteady<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
