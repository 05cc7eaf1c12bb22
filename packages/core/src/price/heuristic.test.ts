import { describe, expect, it } from 'vitest';
import { nameKey } from '../input/name-key.ts';
import type { Reference } from '../model/reference.ts';
import { categoryPrices, guessPrice, priceRemarks } from './heuristic.ts';
import { type PriceInput, parsePrice } from './input.ts';
import type { PriceRange } from './prediction.ts';

const priceOf = (input: PriceInput, reference?: Reference) =>
  guessPrice(parsePrice(input).parsed, reference).range;

const table: readonly (readonly [name: string, ...PriceRange])[] = [
  ['Plumbing', 500, 1500, 5000],
  ['Electrical Work', 600, 2000, 8000],
  ['Carpentry', 800, 2500, 10000],
  ['General Cleaning', 400, 800, 3000],
  ['HVAC (Aircon Services)', 1000, 3500, 15000],
  ['Painting', 800, 2000, 8000],
  ['Masonry', 1000, 3000, 12000],
  ['Welding', 800, 2500, 10000],
  ['Home Repair', 500, 1500, 5000],
  ['Appliance Repair', 400, 1000, 4000],
  ['Roofing', 1500, 4000, 20000],
  ['Landscaping', 600, 1500, 6000],
  ['Flooring', 1200, 3500, 15000],
  ['Pest Control', 800, 2000, 6000],
  ['Moving Services', 500, 1500, 8000],
  ['Demolition', 1000, 3000, 15000],
  ['Tiling', 800, 3000, 15000],
  ['Auto Mechanic', 500, 2000, 10000],
  ['Motorcycle Repair', 350, 1000, 5000],
  ['Furniture Assembly', 300, 800, 2000],
  ['Glass Installation', 500, 2000, 8000],
  ['Drywall Installation', 450, 2000, 10000],
  ['Security System Installation', 1500, 4000, 25000],
  ['Pool Service', 600, 1500, 10000],
  ['General Labor', 400, 1000, 5000],
  ['Handyman', 500, 1500, 5000],
];

describe('the price heuristic', () => {
  it('knows the 26 categories and no other', () =>
    expect(Object.keys(categoryPrices)).toEqual(table.map(([name]) => nameKey(name))));

  it.each(table)('asks for %s: %d, %d, %d PHP', (category, ...range) => {
    expect(priceOf({ category })).toEqual(range);
    expect(priceOf({ title: `Need ${category.toUpperCase()}, please!` })).toEqual(range);
  });

  it.each<[PriceInput, factor: number]>([
    [{ urgency: 'LOW' }, 0.9],
    [{ urgency: 'MEDIUM' }, 1],
    [{ urgency: 'HIGH' }, 1.25],
    [{ skillLevel: 'ENTRY' }, 0.8],
    [{ skillLevel: 'INTERMEDIATE' }, 1],
    [{ skillLevel: 'EXPERT' }, 1.4],
    [{ scope: 'MINOR_REPAIR' }, 0.5],
    [{ scope: 'MODERATE_PROJECT' }, 1],
    [{ scope: 'MAJOR_RENOVATION' }, 2.5],
    [{ environment: 'INDOOR' }, 1],
    [{ environment: 'OUTDOOR' }, 1.08],
    [{ environment: 'BOTH' }, 1.12],
    [{ urgency: 'HIGH', skillLevel: 'EXPERT', scope: 'MAJOR_RENOVATION', environment: 'BOTH' }, 4.9],
  ])('multiplies by the factor of %o: %d', (input, factor) => {
    const [min, suggested, max] = priceOf({ category: 'Plumbing', ...input });
    expect(min).toBeCloseTo(500 * factor, 9);
    expect(suggested).toBeCloseTo(1500 * factor, 9);
    expect(max).toBeCloseTo(5000 * factor, 9);
  });

  it('falls back to 500, 1500, 5000', () => {
    expect(priceOf({})).toEqual([500, 1500, 5000]);
    expect(priceOf({ category: 'Falconry', title: 'Train my falcon' })).toEqual([500, 1500, 5000]);
    expect(priceOf({ category: 'constructor' })).toEqual([500, 1500, 5000]);
  });

  it('finds a category in the title as whole words only', () => {
    expect(priceOf({ title: 'Repainting' })).toEqual([500, 1500, 5000]);
    expect(priceOf({ title: 'painting my house' })).toEqual([800, 2000, 8000]);
  });

  it('takes the longest of two categories in a title', () =>
    expect(priceOf({ title: 'Painting and drywall installation' })).toEqual([450, 2000, 10000]));

  it('believes the category rather than the title', () =>
    expect(priceOf({ title: 'Painting', category: 'Roofing' })).toEqual([1500, 4000, 20000]));

  it('finds a category before a sign, and in HTML', () => {
    expect(priceOf({ title: 'Plumbing & painting' })).toEqual([500, 1500, 5000]);
    expect(priceOf({ title: '<b>Pest&nbsp;control</b>' })).toEqual([800, 2000, 6000]);
  });

  it('says which fields it does not use, and a category that it does not know', () => {
    const remarks = (input: PriceInput, reference?: Reference) => priceRemarks(parsePrice(input), reference);
    expect(remarks({ title: 'x', description: 'y', category: 'Roofing', tags: [], currency: 'USD' })).toEqual(
      {
        unknown: [],
        ignored: ['description', 'tags'],
      },
    );
    expect(remarks({ category: 'Falconry', scope: 'MINOR_REPAIR' })).toEqual({
      unknown: ['category'],
      ignored: [],
    });
    const reference = { overall: [], byCategory: { falconry: [10, 20, 30] } };
    expect(remarks({ category: 'Falconry' }, reference).unknown).toEqual([]);
  });

  describe('with the medians of a marketplace', () => {
    const reference: Reference = {
      overall: [50, 60, 70],
      byCategory: { plumbing: [700, 1800, 6100], falconry: [10, 20, 30] },
    };

    it('prefers them to the table, for a category and for one named in the title', () => {
      expect(priceOf({ category: 'plumbing' }, reference)).toEqual([700, 1800, 6100]);
      expect(priceOf({ title: 'Plumbing' }, reference)).toEqual([700, 1800, 6100]);
      expect(priceOf({ category: 'Falconry' }, reference)).toEqual([10, 20, 30]);
    });

    it('multiplies them by the factors', () =>
      expect(priceOf({ category: 'falconry', scope: 'MAJOR_RENOVATION' }, reference)).toEqual([25, 50, 75]));

    it('keeps the table for the categories they lack', () =>
      expect(priceOf({ category: 'roofing' }, reference)).toEqual([1500, 4000, 20000]));

    it('takes those of the whole marketplace last', () =>
      expect(priceOf({ category: 'Juggling' }, reference)).toEqual([50, 60, 70]));
  });

  describe('says what it is worth', () => {
    const reference: Reference = {
      overall: [50, 60, 70, 55, 65],
      byCategory: { falconry: [10, 20, 30, 15, 25] },
      level: 0.79,
    };
    const guessed = (input: PriceInput, known?: Reference) => guessPrice(parsePrice(input).parsed, known);

    it('is never good, and to ask for quotes where it knows nothing of the kind of job', () => {
      expect(guessed({ category: 'Plumbing' }).trust).toBe('caution');
      expect(guessed({ title: 'Plumbing' }).trust).toBe('caution');
      expect(guessed({ category: 'falconry' }, reference).trust).toBe('caution');
      for (const input of [{}, { title: 'asdf qwer' }, { category: 'falconry' }])
        expect(guessed(input).trust).toBe('ask');
      expect(guessed({ category: 'juggling' }, reference).trust).toBe('ask');
    });

    it('states a level only where the manifest has measured it', () => {
      expect(guessed({ category: 'falconry' }, reference).level).toBe(0.79);
      expect(guessed({}, reference).level).toBe(0.79);
      expect(guessed({ category: 'Plumbing' }, reference)).not.toHaveProperty('level'); // from the table
      expect(guessed({ category: 'falconry' })).not.toHaveProperty('level');
    });

    it('knows what is posted where the manifest does, times the factors', () => {
      expect(guessed({ category: 'falconry', scope: 'MAJOR_RENOVATION' }, reference).band).toEqual([
        37.5, 62.5,
      ]);
      expect(guessed({ category: 'Plumbing' }, reference)).not.toHaveProperty('band');
    });
  });
});
