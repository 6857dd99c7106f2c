import { expect } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import type { CreateInput } from '../../src/core/create-input.ts';
import { decide } from '../../src/core/decide.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Applied, Outcome, Store } from '../../src/store/store.ts';
import { createInput } from '../core/commands.ts';
import { contextAt, now } from '../core/decision-context.ts';

/** Writes to a store by the real rules, at a time that the test sets. */
export class StoreWriter {
  readonly #store: Store;
  #created = 0;
  instant = now;

  constructor(store: Store) {
    this.#store = store;
  }

  apply(...commands: readonly Command[]): Promise<Applied> {
    return this.#store.apply(commands, (command, operation, earlier) =>
      decide(command, operation, contextAt(this.instant), earlier),
    );
  }

  /** `id-1` for the first, and so on. */
  creation(given: Partial<CreateInput> = {}): Command {
    this.#created += 1;
    return { type: 'CREATE', id: `id-${this.#created}`, input: createInput(given), actor: 'alice' };
  }

  /** The outcomes of one command. */
  async ask(command: Command): Promise<readonly Outcome[]> {
    const { outcomes } = await this.apply(command);
    const [own] = outcomes;
    if (own === undefined || own instanceof Error) throw own ?? new Error('no outcome');
    return own;
  }

  /** The operations that a command changed; it must have changed at least one, and refused none. */
  async change(command: Command): Promise<[Operation, ...Operation[]]> {
    const outcomes = await this.ask(command);
    expect(outcomes.map(({ type }) => type)).toEqual(outcomes.map(() => 'CHANGED'));
    const [first, ...rest] = outcomes.flatMap(({ operation }) => operation ?? []);
    if (first === undefined) throw new Error(`${command.type} changed nothing`);
    return [first, ...rest];
  }

  async create(given: Partial<CreateInput> = {}): Promise<Operation> {
    const [operation] = await this.change(this.creation(given));
    return operation;
  }
}
