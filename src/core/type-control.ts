import type { Instant } from './operation.ts';
import { paceAfterStart } from './pace.ts';
import { platformActor } from './platform-actor.ts';
import type { TypeCommand } from './type-command.ts';
import type { Breaker, TypeLimits } from './type-limits.ts';

/** Nothing of a type is claimed while it is held. */
export interface TypeHold {
  readonly heldOn: Instant;
  /** A person's name, or `platform`. */
  readonly heldBy: string;
  readonly reason: string | null;
  /** Whether too many failures brought it about. */
  readonly byBreaker: boolean;
}

/** What is known of an operation type beside its settings: it changes in the transactions that it is the rule for. */
export interface TypeControl {
  readonly operationType: number;
  readonly hold: TypeHold | null;
  /** The state of the pace, see pace.ts; null before the first start. */
  readonly paceOn: number | null;
  /** When operations became Failed, as far as the breaker still counts them: the oldest first. */
  readonly failedOn: readonly Instant[];
}

export function freeControl(operationType: number): TypeControl {
  return { operationType, hold: null, paceOn: null, failedOn: [] };
}

/** After a host has taken one; the same where no pace is set. */
export function afterStart(control: TypeControl, { startsPerMinute }: TypeLimits, now: Instant): TypeControl {
  if (startsPerMinute === null) return control;
  return { ...control, paceOn: paceAfterStart(startsPerMinute, control.paceOn, now) };
}

/**
 * After one has become Failed. What fails while the type is held was taken before, and does not count; nor does what
 * lies ahead of a clock that has been set back.
 */
export function afterFailure(control: TypeControl, { breaker }: TypeLimits, now: Instant): TypeControl {
  if (breaker === null || control.hold !== null) return control;
  const since = now - breaker.minutes * 60_000;
  const failedOn = [...control.failedOn.filter((instant) => instant > since && instant <= now), now];
  if (failedOn.length < breaker.failures) return { ...control, failedOn };
  return {
    ...control,
    hold: { heldOn: now, heldBy: platformActor, reason: breakerReason(breaker), byBreaker: true },
    failedOn: [],
  };
}

function breakerReason({ failures, minutes }: Breaker): string {
  const operations = failures === 1 ? '1 operation' : `${failures} operations`;
  return `${operations} failed within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
}

/** After what somebody asked of the type. To hold what is held, or let go what is free, changes nothing. */
export function afterCommand(control: TypeControl, command: TypeCommand, now: Instant): TypeControl {
  const isHeld = control.hold !== null;
  if (isHeld === (command.type === 'HOLD')) return control;
  if (command.type === 'RELEASE') return { ...control, hold: null, failedOn: [] };
  const { actor: heldBy, reason } = command;
  return { ...control, hold: { heldOn: now, heldBy, reason, byBreaker: false }, failedOn: [] };
}
