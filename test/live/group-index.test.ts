import { beforeEach, expect, it } from 'vitest';
import type { OperationFilter } from '../../src/core/filter.ts';
import { GroupIndex } from '../../src/live/group-index.ts';

interface NamedGroup {
  readonly name: string;
  readonly filter: OperationFilter;
}

let index: GroupIndex<NamedGroup>;

beforeEach(() => {
  index = new GroupIndex();
});

function add(name: string, filter: OperationFilter): NamedGroup {
  const group = { name, filter };
  index.add(group);
  return group;
}

const concernedBy = (id: string) => [...index.general, ...index.watching(id)].map(({ name }) => name).sort();

it('finds groups that watch an operation by its id, and those that watch no few by any', () => {
  add('all', {});
  add('named', { nameContains: 'a' });
  add('one', { ids: ['1'] });
  add('other', { ids: ['2', '3', '2'], nameContains: 'a' });
  expect(concernedBy('1')).toEqual(['all', 'named', 'one']);
  expect(concernedBy('2')).toEqual(['all', 'named', 'other']);
  expect(concernedBy('4')).toEqual(['all', 'named']);
});

it('gives a group once, however often its id is named', () => {
  add('one', { ids: ['1', '1'] });
  expect(concernedBy('1')).toEqual(['one']);
});

it('has a group that watches nothing, which no event concerns', () => {
  add('none', { ids: [] });
  expect(index.size).toBe(1);
  expect(index.all().map(({ name }) => name)).toEqual(['none']);
  expect(concernedBy('1')).toEqual([]);
});

it('finds a group that watches very many operations by any id, and forgets it too', () => {
  const ids = Array.from({ length: 10_000 }, (_, place) => `${place}`);
  const group = add('many', { ids });
  expect(concernedBy('1')).toEqual(['many']);
  index.delete(group);
  expect(concernedBy('1')).toEqual([]);
});

it('forgets one group of several that watch the same', () => {
  const group = add('one', { ids: ['1', '2'] });
  add('same', { ids: ['1'] });
  index.delete(group);
  index.delete(group);
  expect([index.size, concernedBy('1'), concernedBy('2')]).toEqual([1, ['same'], []]);
});

it('gives all as they were when it was asked', () => {
  const group = add('one', {});
  add('other', {});
  const all = index.all();
  index.delete(group);
  add('third', {});
  expect(all.map(({ name }) => name)).toEqual(['one', 'other']);
});
