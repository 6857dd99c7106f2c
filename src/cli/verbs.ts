import type { Verb, VerbGroup } from './verb.ts';
import { bulk } from './verbs/bulk.ts';
import { cancel } from './verbs/cancel.ts';
import { counts } from './verbs/counts.ts';
import { create } from './verbs/create.ts';
import { deleteVerb } from './verbs/delete.ts';
import { hold } from './verbs/hold.ts';
import { host } from './verbs/host.ts';
import { list } from './verbs/list.ts';
import { listTypes } from './verbs/list-types.ts';
import { logs } from './verbs/logs.ts';
import { pause } from './verbs/pause.ts';
import { postpone } from './verbs/postpone.ts';
import { release } from './verbs/release.ts';
import { rerun } from './verbs/rerun.ts';
import { resume } from './verbs/resume.ts';
import { series } from './verbs/series.ts';
import { show } from './verbs/show.ts';
import { watch } from './verbs/watch.ts';

/** What speaks to a gateway; `serve` is one, and stands apart. */
export const verbs: Readonly<Record<string, Verb | VerbGroup>> = {
  create,
  list,
  show,
  watch,
  logs,
  cancel,
  pause,
  resume,
  postpone,
  delete: deleteVerb,
  rerun,
  bulk,
  counts,
  series,
  types: listTypes,
  hold,
  release,
  host,
};
