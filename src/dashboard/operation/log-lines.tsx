import { memo, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { clockTime, exactTime } from '../time/exact-time.ts';
import type { LogEntry } from './log-text.ts';
import { useLogText } from './use-log-text.ts';

/** As near to the end as this is at the end. */
const endPixels = 8;
const grouped = new Intl.NumberFormat('en');
const linesAre = (count: number) => `${grouped.format(count)} ${count === 1 ? 'line is' : 'lines are'}`;

/** What the host writes while it works. The view stays at its end, unless the reader has gone up. */
export function LogLines({ id }: { id: string }) {
  const { log, problem } = useLogText(id);
  const { entries, missing, dropped, isUpToDate } = log;
  const box = useRef<HTMLDivElement>(null);
  const hold = useCallback((element: HTMLDivElement | null) => {
    box.current = element;
    // What scrolls can be reached by the keys that scroll it.
    if (element !== null) element.tabIndex = 0;
  }, []);
  const [isFollowing, setIsFollowing] = useState(true);
  useLayoutEffect(() => {
    const { current } = box;
    if (current !== null && isFollowing && entries.length > 0) current.scrollTop = current.scrollHeight;
  }, [entries, isFollowing]);
  return (
    <>
      {problem !== null && <p className="fault">The lines could not be read. {problem}</p>}
      {problem === null && entries.length === 0 && (
        <p className="dim">{isUpToDate ? 'No host has written a line for it.' : 'Reading…'}</p>
      )}
      {entries.length > 0 && (
        <div
          role="log"
          // It may be many lines a second: they are read when somebody goes there.
          aria-live="off"
          className="log"
          aria-label="Log lines"
          ref={hold}
          onScroll={({ currentTarget }) => {
            const { scrollHeight, scrollTop, clientHeight } = currentTarget;
            setIsFollowing(scrollHeight - scrollTop - clientHeight <= endPixels);
          }}
        >
          {dropped > 0 && <p className="dim">{linesAre(dropped)} not shown any more: these came after them.</p>}
          <ol>
            {entries.map((entry) => (
              <LogLine key={entry.number} entry={entry} />
            ))}
          </ol>
          {missing > 0 && <p className="warn">{linesAre(missing)} missing here.</p>}
        </div>
      )}
      {!isFollowing && entries.length > 0 && (
        <button type="button" className="link-button" onClick={() => setIsFollowing(true)}>
          Follow the newest
        </button>
      )}
    </>
  );
}

const LogLine = memo(function LogLine({ entry }: { entry: LogEntry }) {
  const { occurredOn, text, missing } = entry;
  return (
    <li>
      {missing > 0 && (
        <p className="warn">
          {linesAre(missing)} missing here: gone before they could be told, or dropped by the host.
        </p>
      )}
      <time dateTime={occurredOn} title={exactTime(occurredOn)}>
        {clockTime(new Date(occurredOn))}
      </time>{' '}
      {text}
    </li>
  );
});
