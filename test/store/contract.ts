import { describe } from 'vitest';
import { activityContract } from './activity-contract.ts';
import { applyContract } from './apply-contract.ts';
import { claimContract } from './claim-contract.ts';
import { countsContract } from './counts-contract.ts';
import { dueContract } from './due-contract.ts';
import { figuresContract } from './figures-contract.ts';
import { historyContract } from './history-contract.ts';
import { keyContract } from './key-contract.ts';
import { logContract } from './log-contract.ts';
import { logLinesContract } from './log-lines-contract.ts';
import type { OpenStore } from './open-store.ts';
import { pageContract } from './page-contract.ts';
import { pagingContract } from './paging-contract.ts';
import { rerunContract } from './rerun-contract.ts';
import { retentionContract } from './retention-contract.ts';
import { seriesContract } from './series-contract.ts';
import { turnsContract } from './turns-contract.ts';
import { typeContract } from './type-contract.ts';

/** What every store must do, whatever it keeps its operations in. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`the store over ${name}`, () => {
    describe('apply', () => applyContract(open));
    describe('the log', () => logContract(open));
    describe('what a claim is offered', () => claimContract(open));
    describe('whose turn it is', () => turnsContract(open));
    describe('a concurrency key', () => keyContract(open));
    describe('an operation type', () => typeContract(open));
    describe('what is due', () => dueContract(open));
    describe('series', () => seriesContract(open));
    describe('log lines', () => logLinesContract(open));
    describe('reruns', () => rerunContract(open));
    describe('any sequence of commands', () => historyContract(open));
    describe('pages and counts', () => pageContract(open));
    describe('counts in the past', () => countsContract(open));
    describe('activity', () => activityContract(open));
    describe('what is kept', () => retentionContract(open));
    describe('figures', () => figuresContract(open));
    describe('paging through', () => pagingContract(open));
  });
}
