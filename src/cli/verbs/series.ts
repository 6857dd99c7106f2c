import type { VerbGroup } from '../verb.ts';
import { changeSeries } from './series/change-series.ts';
import { createSeries } from './series/create-series.ts';
import { endSeries } from './series/end-series.ts';
import { listSeries } from './series/list-series.ts';
import { pauseSeries } from './series/pause-series.ts';
import { resumeSeries } from './series/resume-series.ts';
import { showSeries } from './series/show-series.ts';

/** In the words of the API's mutations. */
export const series: VerbGroup = {
  summary: 'Work that comes again: create, list, show, pause, resume, change and end series.',
  verbs: {
    create: createSeries,
    list: listSeries,
    show: showSeries,
    pause: pauseSeries,
    resume: resumeSeries,
    change: changeSeries,
    end: endSeries,
  },
};
