import { describe, expect, it } from 'vitest';
import { race } from './race.ts';

describe('a race', () => {
  it('takes turns, enters each one and samples at least once', async () => {
    const seen: string[] = [];
    const runner = (name: string) => ({
      name,
      enter: async () => seen.push(`enter ${name}`),
      call: () => seen.push(name),
    });
    const timings = await race([runner('a'), runner('b')], { rounds: 2, turnMs: 0 });

    expect(seen.filter((entry) => entry.startsWith('enter'))).toEqual([
      'enter a',
      'enter b',
      'enter a',
      'enter b',
    ]);
    expect(timings.map(({ name }) => name)).toEqual(['a', 'b']);
    for (const { samples, rounds } of timings) {
      expect(samples).toBe(2);
      expect(rounds).toHaveLength(2);
    }
  });

  it('waits for promises', async () => {
    const [timing] = await race(
      [{ name: 'sleep', call: () => new Promise((resolve) => setTimeout(resolve, 10)) }],
      { rounds: 1, turnMs: 0 },
    );
    expect(timing?.p50).toBeGreaterThan(5_000);
  });

  it('counts the calls of a turn from zero', async () => {
    const turns: number[] = [];
    await race([{ name: 'count', call: (turn) => turns.push(turn) }], { rounds: 1, turnMs: 0 });
    expect(turns.slice(0, 3)).toEqual([0, 1, 2].slice(0, turns.length));
    expect(turns).toEqual(turns.map((_, index) => index));
  });
});
