import { describe, expect, it } from 'vitest';
import { median, quantile, race } from './race.ts';

describe('a race', () => {
  it('takes turns, enters each one, counts its calls from 0 and samples at least once', async () => {
    const seen: string[] = [];
    const runner = (name: string) => ({
      name,
      enter: async () => seen.push(`enter ${name}`),
      call: (turn: number) => seen.push(`${name} ${turn}`),
    });
    const timings = await race([runner('a'), runner('b')], { rounds: 2, turnMs: 0 });

    expect(seen.filter((entry) => /enter| 0/.test(entry))).toEqual(
      ['a', 'b', 'a', 'b'].flatMap((name) => [`enter ${name}`, `${name} 0`]),
    );
    expect(timings).toMatchObject([
      { name: 'a', samples: 2, rounds: [expect.any(Number), expect.any(Number)] },
      { name: 'b', samples: 2 },
    ]);
  });

  it('waits for promises and tells microseconds', async () => {
    const sleep = { name: 'sleep', call: () => new Promise((resolve) => setTimeout(resolve, 10)) };
    const [timing] = await race([sleep], { rounds: 1, turnMs: 0 });
    expect(timing?.p50).toBeGreaterThan(5_000);
  });
});

describe('quantiles', () => {
  it('are order statistics, interpolated between two samples', () => {
    const samples = [4, 1, 2, 3];
    expect(median(samples)).toBe(2.5);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5, 12);
    expect(quantile([7], 0.99)).toBe(7);
    expect(median([])).toBeNaN();
    expect(samples).toEqual([4, 1, 2, 3]);
  });
});
