import { useState } from 'react';
import type { SeriesPartsFragment } from '../../client/documents.ts';
import { useSurroundings } from '../surroundings.tsx';
import { changeSeries } from './change-series.ts';
import { changesOf, draftOf, type SeriesDraft } from './series-draft.ts';
import { SeriesFields } from './series-fields.tsx';
import { SeriesForm } from './series-form.tsx';
import { useSubmission } from './use-submission.ts';

export interface ChangeSeriesDialogProps {
  /** As it was when the dialog was opened. */
  readonly series: SeriesPartsFragment;
  /** The gateway said that it is done. */
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Changes what a series creates from its next occurrence on, and when. */
export function ChangeSeriesDialog({ series: opened, onDone, onClose }: ChangeSeriesDialogProps) {
  const { gateway } = useSurroundings();
  const [series, setSeries] = useState(opened);
  const [edits, setEdits] = useState<Partial<SeriesDraft>>({});
  const { isBusy, faults, problem, run, fail, refuse, forget } = useSubmission();
  const draft = { ...draftOf(series), ...edits };
  const change = (edit: Partial<SeriesDraft>) => {
    setEdits((before) => ({ ...before, ...edit }));
    forget(edit);
  };

  const send = () => {
    const read = changesOf(draft, series);
    if (read.input === null) return fail(read.faults);
    const changes = read.input;
    if (Object.keys(changes).length === 0) return fail({}, 'Nothing is another than it was.');
    run(async () => {
      const outcome = await changeSeries(gateway, series, changes);
      switch (outcome.status) {
        case 'DONE':
          return onDone(`${draft.name}: changed.`);
        case 'REFUSED':
          return refuse(outcome.field, outcome.message);
        case 'OVERTAKEN': {
          setSeries(outcome.series);
          const { modifiedBy } = outcome.series;
          const message = `It was changed meanwhile, last by ${modifiedBy}, and nothing of yours is done. The fields that you left alone show how it is now. Look at it again, and press again to change it.`;
          return fail({}, message);
        }
      }
    });
  };

  return (
    <SeriesForm
      title={`Change “${opened.name}”`}
      submitLabel="Change it"
      faults={faults}
      problem={problem}
      isBusy={isBusy}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="dim">It counts from its next occurrence on. Operations that exist stay as they are.</p>
      <SeriesFields draft={draft} faults={faults} isBusy={isBusy} types={null} onChange={change} />
    </SeriesForm>
  );
}
