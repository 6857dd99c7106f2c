import { clockTime, exactTime } from '../time/exact-time.ts';
import type { PendingRequest } from './pending-request.ts';

/** What has been asked for and is not done yet: since when, by whom, and whether who is to do it knows. */
export function RequestNote({ request }: { request: PendingRequest }) {
  const { asked, since, actor, reason, isSeen, hostId } = request;
  const host = hostId === null ? 'its host' : `its host, ${hostId}`;
  return (
    <div className="request-note" role="status">
      <p>
        <strong>
          {asked === 'pause' ? 'Pausing' : 'Canceling'} since{' '}
          <time dateTime={since} title={exactTime(since)}>
            {clockTime(new Date(since))}
          </time>
        </strong>
        {isSeen ? ` — seen by ${host}, which has still to stop` : ` — not yet seen by ${host}`}
      </p>
      <p className="dim">
        Asked for by {actor ?? 'somebody'}
        {reason === null ? '; no reason was given.' : `: “${reason}”`}
      </p>
    </div>
  );
}
