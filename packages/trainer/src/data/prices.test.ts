import { describe, expect, it } from 'vitest';
import { pricesInPhp } from './prices.ts';

const prices = (min_price: string, middle: string, max_price: string, currency = 'PHP') =>
  pricesInPhp({ min_price, middle, max_price, currency }, 'middle');

describe('prices, however they are written', () => {
  it('become PHP', () => {
    expect(prices('₱1,500', '2,000.50', 'PHP 3000').target).toEqual([1500, 2000.5, 3000]);
    expect(prices('$1', '2 USD', '3,50', 'usd').target).toEqual([56, 112, 196]);
  });

  it.each([
    ['0.5', '1', '2', 'PHP'],
    ['1', '2', '1,000,000,001', 'PHP'],
    ['1', '2', '1e11', 'PHP'],
    ['1', '2', '20,000,000', 'USD'],
  ])('outside 1 to 1e9 PHP are absurd: %s, %s, %s %s', (min, middle, max, currency) =>
    expect(() => prices(min, middle, max, currency)).toThrow(
      expect.objectContaining({ kind: expect.stringContaining('absurd') }),
    ),
  );

  it.each([
    ['$1', '2', '3', 'PHP'],
    ['1', '2', '1e999', 'PHP'],
  ])('in another currency, or beyond all numbers, are invalid: %s, %s, %s %s', (min, middle, max, currency) =>
    expect(() => prices(min, middle, max, currency)).toThrow(
      expect.objectContaining({ kind: expect.stringContaining('invalid') }),
    ),
  );
});
