/** How far it has come: `expected` is how many there were when it was asked what would come of it. */
export function BulkProgress({ matched, expected }: { matched: number; expected: number }) {
  const all = Math.max(matched, expected);
  return (
    <p>
      At work. What is done until it is stopped, or the page closed, stays.
      {all > 0 && <progress className="bulk-progress" aria-label="How far it is" value={matched} max={all} />}
    </p>
  );
}
