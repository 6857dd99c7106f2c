import { beforeEach, describe, expect, it } from 'vitest';
import { LiveHosts } from '../../src/engine/live-hosts.ts';
import { minute, now } from '../core/decision-context.ts';
import { FakeClock } from './fake-clock.ts';

let clock: FakeClock;
let hosts: LiveHosts;

beforeEach(() => {
  clock = new FakeClock(now);
  hosts = new LiveHosts(clock, minute);
});

const seen = (...types: readonly number[]) => types.map((type) => hosts.isSeen(type));

describe('live hosts', () => {
  it('are those that claimed lately, for the types that they take', () => {
    expect(hosts.isSeen(5)).toBe(false);
    hosts.claimed('a', [5, 6]);
    clock.advance(minute / 2);
    hosts.claimed('b', [7]);
    clock.advance(minute / 2);
    expect(seen(5, 6, 7, 8)).toEqual([true, true, true, false]);
    expect(hosts.count).toBe(2);
    clock.advance(1);
    expect(seen(5, 6, 7)).toEqual([false, false, true]);
    expect(hosts.count).toBe(1);
  });

  it('are also those that are busy and only send heartbeats', () => {
    hosts.claimed('a', [5]);
    clock.advance(minute);
    hosts.heard('a');
    hosts.heard('nobody');
    expect(hosts.isSeen(7)).toBe(false);
    clock.advance(minute);
    expect(hosts.isSeen(5)).toBe(true);
  });

  it('take what they named last', () => {
    hosts.claimed('a', [5]);
    clock.advance(1);
    hosts.claimed('a', [6]);
    clock.advance(2 * minute);
    hosts.heard('a');
    expect(seen(5, 6)).toEqual([false, true]);
  });

  it('neither come nor go where the clock is set', () => {
    hosts.claimed('a', [5]);
    clock.advance(minute + 1);
    clock.set(now);
    hosts.claimed('b', [6]);
    expect(seen(5, 6)).toEqual([false, true]);
    clock.set(now + 60 * minute);
    expect(seen(5, 6)).toEqual([false, true]);
    clock.set(now - 60 * minute);
    clock.advance(minute + 1);
    expect(seen(5, 6)).toEqual([false, false]);
  });

  it('are forgotten, the one not heard of for longest first, where they are too many', () => {
    hosts.claimed('first', [1]);
    hosts.claimed('second', [2]);
    hosts.heard('first');
    for (let count = 0; count < 9_999; count += 1) hosts.claimed(`host-${count}`, [3]);
    clock.advance(2 * minute);
    // Only a host that is still remembered is known again by its heartbeat alone.
    hosts.heard('first');
    hosts.heard('second');
    expect(seen(1, 2)).toEqual([true, false]);
  });
});
