import { type PriceInput, type PriceJob, priceTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { priceReference } from './price/price-reference.ts';
import type { Labelled } from './trainer-task.ts';

const row = (input: PriceInput, price: number): Labelled<PriceJob> => ({
  parsed: priceTask.parse(input).parsed,
  target: [price / 2, price, price * 3],
  group: undefined,
});

/** Urgent jobs of two categories: what they cost at factor 1 runs from 0.5 to 1.5 times the category's median. */
const rows = (count: number, shift = 0) =>
  Array.from({ length: count }, (_, index) => {
    const ratio = 0.5 + (index + shift) / (count - 1);
    return [
      row({ category: 'falconry', urgency: 'HIGH' }, 800 * ratio * 1.25),
      row({ category: 'juggling', urgency: 'LOW' }, 200 * ratio * 0.9),
    ];
  }).flat();

describe('what the heuristic learns of a market', () => {
  const reference = priceReference(rows(101), rows(51));

  it('is, by category, the median without the factors and the ends that four fifths lie between', () =>
    expect(reference.byCategory).toEqual({
      falconry: [480, 800, 1120, 400, 2400],
      juggling: [120, 200, 280, 100, 600],
    }));

  it('makes the heuristic guess what such jobs cost, the factors included', () => {
    const { range, band, level } = priceTask.guess(
      row({ category: 'falconry', urgency: 'HIGH' }, 1).parsed,
      reference,
    );
    expect(range).toEqual([600, 1000, 1400]);
    expect(band).toEqual([500, 3000]);
    expect(level).toBe(0.8);
  });

  it('states a level only where enough rows were held out to measure it', () =>
    expect(priceReference(rows(101), rows(10))).not.toHaveProperty('level'));

  it('gives a category of few rows the spread of all', () => {
    const few = [
      row({ category: 'magic' }, 90),
      row({ category: 'magic' }, 100),
      row({ category: 'magic' }, 110),
    ];
    const [lower, middle, upper] = priceReference([...rows(101), ...few], []).byCategory['magic'] ?? [];
    expect(middle).toBe(100);
    expect(lower).toBeCloseTo(60.4, 0);
    expect(upper).toBeCloseTo(139.6, 0);
  });

  it('names the 30 most frequent categories only', () => {
    const rare = Array.from({ length: 30 }, (_, index) => row({ category: `rare ${10 + index}` }, 100));
    const { byCategory } = priceReference([...rows(3), ...rare], []);
    expect(Object.keys(byCategory)).toHaveLength(30);
    expect(byCategory).toHaveProperty('falconry');
    expect(byCategory).toHaveProperty('rare-37');
    expect(byCategory).not.toHaveProperty('rare-38');
  });

  it('can be learned of a market without categories', () =>
    expect(priceReference([row({}, 100), row({}, 200), row({}, 300)], [])).toEqual({
      overall: [120, 200, 280, 100, 600],
      byCategory: {},
    }));
});
