import type { Clock } from '../client/clock.ts';
import type { Handler } from '../client/host/handler.ts';
import { failed, succeeded } from '../client/host/outcome.ts';
import { isRecord } from '../client/is-record.ts';
import { pause } from '../client/pause.ts';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';

const stepMs = 500;

/** Pretends to do the work of a scene, step by step; a pause, or a stop, keeps how far it was. */
export function playScene(scene: Scene, dice: Dice, clock: Clock): Handler {
  return async ({ operation, data, signal, progress, log, checkpoint }) => {
    const steps = Math.ceil((dice.between(...scene.seconds) * 1_000) / stepMs);
    const failsAt = dice.oneIn(scene.failsOneIn) ? Math.ceil(dice.between(0, steps)) : null;
    for (let step = Math.floor(doneOf(data) * steps); step < steps; step += 1) {
      const stage = scene.stages[Math.floor((step / steps) * scene.stages.length)];
      progress(step / steps, stage);
      log(`${stage}: step ${step + 1} of ${steps}`);
      checkpoint({ demo: true, done: step / steps });
      await pause(clock, stepMs, signal);
      signal.throwIfAborted();
      if (step + 1 === failsAt) {
        const message = dice.text(dice.pick(scene.failures));
        log(message);
        return failed({ message });
      }
    }
    const rows = Math.round(dice.between(10, 20_000));
    return succeeded({ result: { demo: true, rows }, friendlyMessage: `“${operation.name}” is done: ${rows} rows.` });
  };
}

/** How far the run before this one came, from 0 to 1. */
function doneOf(data: unknown): number {
  const done = isRecord(data) ? data['done'] : undefined;
  return typeof done === 'number' && done >= 0 && done < 1 ? done : 0;
}
