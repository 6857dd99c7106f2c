import type { OwnAction, SettleOutcome, UserAction } from '../../src/core/lifecycle.ts';
import type { Operation } from '../../src/core/operation.ts';
import type {
  ActionRequest,
  BulkRequest,
  BulkResult,
  ClaimRequest,
  Engine,
  HeartbeatRequest,
  SettleRequest,
} from '../../src/engine/engine.ts';
import { createInput, leaseMs } from '../core/commands.ts';

/** Requests to an engine with nothing in them but what the test names. */
export function action(id: string, asked: OwnAction, given: Partial<ActionRequest> = {}): ActionRequest {
  return { id, action: asked, postponeUntil: null, expectedVersion: null, reason: null, actor: 'alice', ...given };
}

export function bulk(asked: UserAction, given: Partial<BulkRequest> = {}): BulkRequest {
  const none = { ids: null, filter: null, postponeUntil: null, reason: null, first: null, after: null };
  return { action: asked, dryRun: false, actor: 'alice', ...none, ...given };
}

export function claimBy(hostId: string, given: Partial<ClaimRequest> = {}): ClaimRequest {
  return { hostId, operationTypes: [5], limit: 1, leaseMs, waitMs: 0, ...given };
}

export function beat(id: string, epoch: number, given: Partial<HeartbeatRequest> = {}): HeartbeatRequest {
  return { id, epoch, hostId: null, progress: null, stage: null, message: null, ...given };
}

export function settlement(
  id: string,
  epoch: number,
  outcome: SettleOutcome,
  given: Partial<SettleRequest> = {},
): SettleRequest {
  const silent = { result: undefined, data: undefined, message: undefined, friendlyMessage: undefined };
  return {
    id,
    epoch,
    hostId: null,
    outcome,
    ...silent,
    errorCode: undefined,
    postponeUntil: null,
    retry: true,
    ...given,
  };
}

/** Creates one, which must go well. */
export async function created(engine: Engine, given: Parameters<typeof createInput>[0] = {}): Promise<Operation> {
  const [outcome] = await engine.create([createInput(given)], 'alice');
  if (outcome?.type !== 'CHANGED') throw new Error(`not created: ${JSON.stringify(outcome)}`);
  return outcome.operation;
}

/** Claims, which must not be refused. */
export async function claimed(
  engine: Engine,
  request: ClaimRequest,
  signal?: AbortSignal,
): Promise<readonly Operation[]> {
  const operations = await engine.claim(request, signal);
  if ('code' in operations) throw new Error(operations.message);
  return operations;
}

/** Acts on many, which must not be refused as a whole. */
export async function actedOnMany(engine: Engine, request: BulkRequest): Promise<BulkResult> {
  const result = await engine.bulk(request);
  if ('code' in result) throw new Error(result.message);
  return result;
}
