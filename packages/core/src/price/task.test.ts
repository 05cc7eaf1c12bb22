import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyToPhp } from '../input/currency.ts';
import { arbitraryPriceInput } from './arbitrary-price-input.test-support.ts';
import type { PriceEstimate } from './basics.ts';
import { type PriceInput, parsePrice } from './input.ts';
import { relativeWidth } from './prediction.ts';
import { decodePriceRange, priceSpec60 } from './spec-60.ts';
import { priceTask } from './task.ts';

const read = priceSpec60.head({ widths: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });

function answered(outputs: readonly number[], input: PriceInput): PriceEstimate {
  const { parsed, view } = parsePrice(input);
  return priceTask.answer([read(outputs, parsed, [])], parsed, view);
}

function guessed(input: PriceInput): PriceEstimate {
  const { parsed, view } = parsePrice(input);
  return priceTask.answer([priceTask.guess(parsed)], parsed, view);
}

const anyRaw = fc.tuple(fc.double(), fc.double(), fc.double());

function expectOrdered({ min, suggested, max }: Pick<PriceEstimate, 'min' | 'suggested' | 'max'>) {
  expect(min).toBeGreaterThan(0);
  expect(suggested).toBeGreaterThanOrEqual(min);
  expect(max).toBeGreaterThanOrEqual(suggested);
  expect(max).toBeLessThan(Number.POSITIVE_INFINITY);
}

describe('a price range', () => {
  it('is expm1 of the three outputs', () => {
    const [min, suggested, max] = decodePriceRange([Math.log(1001), Math.log(2001), Math.log(4001)]);
    expect(min).toBeCloseTo(1000, 6);
    expect(suggested).toBeCloseTo(2000, 6);
    expect(max).toBeCloseTo(4000, 6);
  });

  it.each([
    [
      [8, 7, 6],
      [6, 7, 8],
    ],
    [
      [7, 7, 7],
      [7, 7, 7],
    ],
  ])('is sorted: %j', (raw, logs) => expect(decodePriceRange(raw)).toEqual(logs.map(Math.expm1)));

  it('lies between 1 PHP and 1 billion PHP', () => {
    const [min, suggested, max] = decodePriceRange([
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
    expect(min).toBeCloseTo(1, 9);
    expect(suggested).toBeCloseTo(1, 9);
    expect(max).toBeCloseTo(1e9, 0);
  });

  it('is ordered, whatever the network says', () =>
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const [min, suggested, max] = decodePriceRange(raw);
        expectOrdered({ min, suggested, max });
      }),
    ));

  it('is as wide as the logarithm of max over min', () => {
    expect(relativeWidth([100, 150, 100])).toBe(0);
    expect(relativeWidth([100, 150, 100 * Math.E])).toBeCloseTo(1, 12);
  });
});

describe('the price task', () => {
  const logs = (...prices: readonly number[]) => prices.map((price) => Math.log1p(price));

  it('answers in the currency asked for, in its decimals', () =>
    expect(answered(logs(1000, 2000, 4000), { currency: 'usd' })).toMatchObject({
      min: 17.86, // 1000 / 56
      suggested: 35.71,
      max: 71.43,
      currency: 'USD',
    }));

  it.each([
    ['JPY', {}, [2703, 5405, 10811]],
    ['KRW', {}, [24390, 48780, 97561]],
    ['BTC', { btc: 3.5e6 }, [0.000286, 0.000571, 0.001143]],
    ['PHP', { USD: 58.2 }, [1000, 2000, 4000]],
  ])('answers in %s as people write it', (currency, rates, [min, suggested, max]) => {
    const { parsed, view } = parsePrice({ currency }, { rates });
    expect(priceTask.answer([read(logs(1000, 2000, 4000), parsed, [])], parsed, view)).toMatchObject({
      min,
      suggested,
      max,
    });
  });

  it('answers in PHP when not asked', () =>
    expect(answered(logs(1000.126, 2000, 4000), {})).toMatchObject({
      min: 1000.13,
      suggested: 2000,
      max: 4000,
      currency: 'PHP',
    }));

  it('is the surer the narrower the range', () => {
    const sure = (max: number) => answered(logs(1000, 1000, max), {}).confidence;
    expect(sure(1000 * Math.exp(1))).toBe(0.9);
    expect(sure(1000 * Math.exp(5))).toBe(0.5);
  });

  it('says which fields were missing', () =>
    expect(answered([7, 8, 9], { title: 'x', category: 1, urgency: 'LOW' }).missing).toEqual([
      'description',
      'skillLevel',
      'materials',
      'tags',
    ]));

  it('asks the network one row', () => {
    const { parsed, view } = parsePrice({});
    expect(priceTask.variants(parsed, view)).toEqual([parsed]);
    expect(priceSpec60.outputs).toBe(3);
  });

  it('answers by heuristic with a confidence of 0.3', () =>
    expect(guessed({ category: 'Plumbing', currency: 'USD' })).toEqual({
      min: 8.93, // 500 / 56
      suggested: 26.79,
      max: 89.29,
      currency: 'USD',
      confidence: 0.3,
      trust: 'caution',
      missing: ['title', 'description', 'urgency', 'skillLevel', 'materials', 'tags'],
      unknown: [],
      ignored: [],
    }));

  it('answers in every currency of the table', () => {
    for (const [currency, rate] of Object.entries(currencyToPhp)) {
      const { suggested } = guessed({ currency });
      expect(Math.abs(suggested - 1500 / rate)).toBeLessThanOrEqual(0.5);
    }
  });

  it('keeps the order for any input and any output, in any currency', () =>
    fc.assert(
      fc.property(arbitraryPriceInput, anyRaw, (input, raw) => {
        const estimate = answered(raw, input);
        expectOrdered(estimate);
        expect(estimate.confidence).toBeGreaterThanOrEqual(0);
        expect(estimate.confidence).toBeLessThanOrEqual(1);
        expectOrdered(guessed(input));
      }),
    ));
});
