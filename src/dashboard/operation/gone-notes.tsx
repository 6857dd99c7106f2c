import type { EventPartsFragment } from '../../client/documents.ts';
import { CopyButton } from '../copy-button.tsx';
import { Moment } from '../time/moment.tsx';

/** It was there a moment ago. */
export function DeletionNote({ deletion }: { deletion: EventPartsFragment | null }) {
  return (
    <div className="request-note" role="status">
      {deletion === null ? (
        <p>
          <strong>It does not exist any more.</strong> How it went was not told.
        </p>
      ) : (
        <p>
          <strong>
            Deleted <Moment iso={deletion.occurredOn} /> by {deletion.actor}
          </strong>
          {deletion.reason !== null && `: “${deletion.reason}”`}
        </p>
      )}
      <p className="dim">This is how it was seen last.</p>
    </div>
  );
}

/** There is none with this id: what to do then. */
export function MissingNote({ id, onList }: { id: string; onList: () => void }) {
  return (
    <div className="missing" role="status">
      <p>
        There is no operation with the id <code>{id}</code> <CopyButton text={id} what="the id" />
      </p>
      <p className="dim">
        It may have been deleted since you got the link, or the id is of another gateway. Look for it by its name in the
        list.
      </p>
      <button type="button" className="tool tool-strong" onClick={onList}>
        Show the list
      </button>
    </div>
  );
}
