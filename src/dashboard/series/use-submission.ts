import { useState } from 'react';
import { messageOf } from '../message-of.ts';
import { type DraftFaults, fieldAt } from './series-draft.ts';

/** What the gateway, or the page itself, found wrong with what was filled in. */
export interface Submission {
  readonly isBusy: boolean;
  readonly faults: DraftFaults;
  readonly problem: string | null;
  /** Sends; where that throws, what kept it from being sent is told. */
  run(send: () => Promise<void>): void;
  fail(faults: DraftFaults, problem?: string | null): void;
  /** A refusal with the path of what is at fault, which is told at its field where the page has one for it. */
  refuse(path: readonly string[], message: string): void;
  /** Somebody goes on filling in: what was said of these fields is old. */
  forget(fields: object): void;
}

interface Told {
  readonly faults: DraftFaults;
  readonly problem: string | null;
}

const nothing: Told = { faults: {}, problem: null };

export function useSubmission(): Submission {
  const [isBusy, setIsBusy] = useState(false);
  const [{ faults, problem }, setTold] = useState<Told>(nothing);
  const fail = (found: DraftFaults, message: string | null = null) => setTold({ faults: found, problem: message });
  return {
    isBusy,
    faults,
    problem,
    fail,
    run: (send) => {
      setIsBusy(true);
      setTold(nothing);
      send()
        .catch((error: unknown) => fail({}, messageOf(error)))
        .finally(() => setIsBusy(false));
    },
    refuse: (path, message) => {
      const field = fieldAt(path);
      if (field === null) fail({}, message);
      else fail({ [field]: message });
    },
    forget: (fields) => {
      if (!Object.keys(fields).some((field) => field in faults)) return;
      const rest = Object.entries(faults).filter(([field]) => !(field in fields));
      setTold({ faults: Object.fromEntries(rest), problem });
    },
  };
}
