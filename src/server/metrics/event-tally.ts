import type { OperationEvent } from '../../core/change.ts';
import { Distribution } from '../../core/distribution.ts';
import type { EventKind } from '../../core/lifecycle.ts';
import { platformActor } from '../../core/platform-actor.ts';
import { type CompletedStatus, completedStatuses } from '../../core/retention.ts';

/** Of an operation type. */
export interface TypeTally extends Record<CompletedStatus, number> {
  readonly operationType: number;
  retries: number;
  leasesExpired: number;
  readonly executionSeconds: Distribution;
}

/** From a hundredth of a second to four hours. */
export const executionBounds: readonly number[] = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400];

/** What has happened since the gateway was started, counted event by event as they are committed. */
export class EventTally {
  readonly kinds = new Map<EventKind, number>();
  /** There are as many as there are types. */
  readonly #types = new Map<number, TypeTally>();

  get types(): Iterable<TypeTally> {
    return this.#types.values();
  }

  readonly count = (events: readonly OperationEvent[]): void => {
    for (const event of events) this.#count(event);
  };

  #count({ kind, actor, toStatus, fromStatus, before, operation }: OperationEvent): void {
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    if (before === null || fromStatus === toStatus) return;
    const type = this.#typeOf(operation.operationType);
    if (operation.retryCount > before.retryCount) type.retries += 1;
    // Only the end of its time takes a lease away without its host.
    if (actor === platformActor && before.lease !== null && operation.lease === null) type.leasesExpired += 1;
    const outcome = completedStatuses.find((status) => status === toStatus);
    if (outcome === undefined) return;
    type[outcome] += 1;
    if (operation.executionMs !== null) type.executionSeconds.add(operation.executionMs / 1_000);
  }

  #typeOf(operationType: number): TypeTally {
    const known = this.#types.get(operationType);
    if (known !== undefined) return known;
    const type: TypeTally = {
      operationType,
      ...{ SUCCEEDED: 0, FAILED: 0, CANCELED: 0, retries: 0, leasesExpired: 0 },
      executionSeconds: new Distribution(executionBounds),
    };
    this.#types.set(operationType, type);
    return type;
  }
}
