import { useState } from 'react';
import { CreateAsyncOperationSeriesDocument } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { ownTimeZone } from '../time/zone-time.ts';
import type { OperationTypeFacts } from '../toolbar/operation-type-facts.ts';
import { MoreSeriesFields } from './more-series-fields.tsx';
import { creationOf, plainDraft, type SeriesDraft } from './series-draft.ts';
import { SeriesFields } from './series-fields.tsx';
import { SeriesForm } from './series-form.tsx';
import { useSubmission } from './use-submission.ts';

export interface NewSeriesDialogProps {
  readonly types: readonly OperationTypeFacts[];
  /** The gateway said that it is there. */
  readonly onCreated: (id: string, message: string) => void;
  readonly onClose: () => void;
}

/** Begins a series. The gateway tells no times of a rule before there is a series with it. */
export function NewSeriesDialog({ types, onCreated, onClose }: NewSeriesDialogProps) {
  const { gateway, newRequestId } = useSurroundings();
  // Where an answer was lost, whoever presses again gets the series that is there already.
  const [requestId] = useState(newRequestId);
  const [draft, setDraft] = useState<SeriesDraft>(() => ({ ...plainDraft, recurrenceTimeZone: ownTimeZone() }));
  const { isBusy, faults, problem, run, fail, refuse, forget } = useSubmission();
  const change = (edit: Partial<SeriesDraft>) => {
    setDraft((before) => ({ ...before, ...edit }));
    forget(edit);
  };

  const create = (hasHalfTime: boolean) => {
    const read = creationOf(draft, hasHalfTime);
    if (read.input === null) return fail(read.faults);
    const input = { ...read.input, requestId };
    run(async () => {
      const { createAsyncOperation: result } = await gateway.tell(CreateAsyncOperationSeriesDocument, { input });
      if (result.__typename !== 'CreateAsyncOperationSuccess') return refuse(result.field, result.message);
      const { outcome, operation } = result;
      if (operation.seriesId === null) return fail({}, 'What was created does not recur.');
      const isOld = outcome === 'EXISTING';
      onCreated(
        operation.seriesId,
        `${operation.name}: ${isOld ? 'it was there already, as it was filled in first.' : 'the series has begun.'}`,
      );
    });
  };

  const fields = { draft, faults, isBusy, onChange: change };
  return (
    <SeriesForm
      title="New series"
      submitLabel="Begin it"
      faults={faults}
      problem={problem}
      isBusy={isBusy}
      onSubmit={create}
      onClose={onClose}
    >
      <SeriesFields {...fields} types={types} />
      <MoreSeriesFields {...fields} />
    </SeriesForm>
  );
}
