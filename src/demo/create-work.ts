import { type CreateAsyncOperationInput, CreateAsyncOperationsDocument } from '../gql/graphql.ts';
import type { Ask } from './demo-requests.ts';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';
import { owners, scenes, unattended } from './scenes.ts';

const hourMs = 3_600_000;

const weighted = scenes.flatMap((scene) => Array.from({ length: scene.weight }, () => scene));

export interface WorkOptions {
  readonly ask: Ask;
  readonly dice: Dice;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** New work of any kind, as it comes in over the day. */
export async function createWork({ ask, dice }: WorkOptions, count: number): Promise<void> {
  const input = Array.from({ length: count }, () => inputOf(dice.pick(weighted), dice));
  await ask(CreateAsyncOperationsDocument, { input });
}

/** What a company has lying about already: work for tonight, work that no host takes, work that comes every hour. */
export async function createBacklog({ ask, dice, now }: WorkOptions): Promise<void> {
  const later = () => new Date(now() + dice.between(hourMs, 12 * hourMs)).toISOString();
  const input = [
    ...Array.from({ length: 12 }, () => ({ ...inputOf(dice.pick(weighted), dice), postponeUntil: later() })),
    ...Array.from({ length: 6 }, () => inputOf(unattended, dice)),
    {
      name: 'Hourly sales report',
      operationType: 10,
      data: { demo: true },
      recurrencePattern: 'FREQ=HOURLY;BYMINUTE=0',
    },
  ];
  await ask(CreateAsyncOperationsDocument, { input });
}

function inputOf(scene: Scene, dice: Dice): CreateAsyncOperationInput {
  const { operationType, dependencyToken, priority, maxRetries } = scene;
  return {
    name: dice.text(dice.pick(scene.names)),
    operationType,
    data: { demo: true },
    ownerId: dice.pick(owners),
    correlationId: dice.text('demo-##'),
    ...(dependencyToken !== undefined && { dependencyToken }),
    ...(priority !== undefined && { priority }),
    ...(maxRetries !== undefined && { maxRetries }),
  };
}
