import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn } from './amounts.ts';
import type { PriceRange } from './prediction.ts';

describe('a range in another currency', () => {
  it.each<[string, { rate: number; digits: number }, PriceRange, PriceRange]>([
    ['dollars', { rate: 56, digits: 2 }, [500, 1500, 5000], [8.93, 26.79, 89.29]],
    ['yen', { rate: 0.37, digits: 0 }, [500, 1500, 5000], [1351, 4054, 13514]],
    ['dinars', { rate: 184, digits: 3 }, [500, 1500, 5000], [2.717, 8.152, 27.174]],
    ['bitcoins', { rate: 3.5e6, digits: 2 }, [500, 1500, 5000], [0.000143, 0.000429, 0.001429]],
    ['yen for next to nothing', { rate: 0.37, digits: 0 }, [1, 1.05, 1.1], [2.703, 2.838, 2.973]],
    ['pesos that are all the same', { rate: 1, digits: 2 }, [7, 7, 7], [7, 7, 7]],
    ['the rarest coin, all the same', { rate: 1e9, digits: 2 }, [1, 1, 1], [1e-9, 1e-9, 1e-9]],
  ])('has as many decimals as its amounts, or as it takes: %s', (_name, currency, php, amounts) =>
    expect(amountsIn(currency, php)).toEqual(amounts),
  );

  it('is ordered and finite, above 0, and never one amount', () => {
    const price = fc.double({ min: 1, max: 1e9, noNaN: true });
    const rate = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    const prices = fc
      .tuple(price, price, price)
      .map((all) => all.sort((a, b) => a - b) as unknown as PriceRange);
    fc.assert(
      fc.property(prices, rate, fc.constantFrom(0, 2, 3), (php, rate, digits) => {
        const [min, suggested, max] = amountsIn({ rate, digits }, php);
        expect(min).toBeGreaterThan(0);
        expect(suggested).toBeGreaterThanOrEqual(min);
        expect(max).toBeGreaterThanOrEqual(suggested);
        expect(max).toBeLessThan(Number.POSITIVE_INFINITY);
        if (php[2] > php[0] * 1.000001) expect(max).toBeGreaterThan(min);
      }),
      { numRuns: 2_000 },
    );
  });
});
