import { describe, expect, it } from 'vitest';
import { LiveHosts } from '../../src/engine/live-hosts.ts';
import { minute, now } from '../core/decision-context.ts';

describe('live hosts', () => {
  it('are those that claimed lately, for the types that they take', () => {
    const hosts = new LiveHosts(minute);
    expect(hosts.isSeen(5, now)).toBe(false);
    hosts.claimed('a', [5, 6], now);
    hosts.claimed('b', [7], now + 30_000);
    expect([5, 6, 7, 8].map((type) => hosts.isSeen(type, now + minute))).toEqual([true, true, true, false]);
    expect([5, 6, 7].map((type) => hosts.isSeen(type, now + minute + 1))).toEqual([false, false, true]);
  });

  it('are also those that are busy and only send heartbeats', () => {
    const hosts = new LiveHosts(minute);
    hosts.claimed('a', [5], now);
    hosts.heard('a', now + minute);
    expect(hosts.isSeen(5, now + 2 * minute)).toBe(true);
    hosts.heard('nobody', now + minute);
    expect(hosts.isSeen(7, now + minute)).toBe(false);
  });

  it('take what they named last', () => {
    const hosts = new LiveHosts(minute);
    hosts.claimed('a', [5], now);
    hosts.claimed('a', [6], now + 1);
    hosts.heard('a', now + 2 * minute);
    expect([5, 6].map((type) => hosts.isSeen(type, now + 2 * minute))).toEqual([false, true]);
  });

  it('stay live where the clock is set back', () => {
    const hosts = new LiveHosts(minute);
    hosts.claimed('a', [5], now);
    hosts.claimed('b', [6], now - 60 * minute);
    expect([5, 6].map((type) => hosts.isSeen(type, now - 60 * minute))).toEqual([true, true]);
  });

  it('are forgotten, the one not heard of for longest first, where they are too many', () => {
    const hosts = new LiveHosts(minute);
    hosts.claimed('first', [1], now);
    hosts.claimed('second', [2], now);
    hosts.heard('first', now);
    for (let count = 0; count < 9_999; count += 1) hosts.claimed(`host-${count}`, [3], now);
    // Only a host that is still remembered is known again by its heartbeat alone.
    hosts.heard('first', now + 2 * minute);
    hosts.heard('second', now + 2 * minute);
    expect([1, 2].map((type) => hosts.isSeen(type, now + 2 * minute))).toEqual([true, false]);
  });
});
