import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryText } from '../test-support/arbitrary-text.test-support.ts';
import { createEncoder, type Fitted } from './encode.ts';
import type { SparseFeature } from './feature.ts';
import { choice, curve, frequentName, hashedNames, ngrams } from './sparse-features.ts';

/** The columns that an input sets, with their values. */
function columnsOf<Parsed>(
  feature: SparseFeature<Parsed>,
  input: Parsed,
  fitted?: unknown,
): ReadonlyMap<number, number> {
  const all: Fitted = fitted === undefined ? {} : { [feature.name]: fitted };
  const { sparse } = createEncoder([feature], all).encode([input]);
  return new Map(
    Array.from(sparse?.columns ?? [], (column, at) => [column, sparse?.values[at] ?? Number.NaN]),
  );
}

const keep = <Parsed>({ fit }: SparseFeature<Parsed>, columns: readonly number[]) =>
  fit?.kind === 'columns' ? fit.keep(columns) : undefined;

describe('n-grams', () => {
  const feature = ngrams<string>({ name: 'words', reads: ['title'] }, 17, (text) => text);
  const norm = (columns: ReadonlyMap<number, number>) =>
    Math.sqrt([...columns.values()].reduce((sum, value) => sum + value ** 2, 0));

  it('are the words and the pairs of words that follow each other', () => {
    const columns = columnsOf(feature, 'fix the sink');
    expect(columns.size).toBe(5);
    for (const value of columns.values()) expect(value).toBeCloseTo(1 / Math.sqrt(5), 6);
    expect(columnsOf(feature, 'sink the fix').size).toBe(5);
    expect(new Set([...columns.keys(), ...columnsOf(feature, 'sink the fix').keys()]).size).toBe(7);
  });

  it('count more often said words more, but not in proportion', () => {
    const values = [...columnsOf(feature, 'leak leak leak').values()];
    expect((values[0] ?? 0) / (values[1] ?? 0)).toBeCloseTo((1 + Math.log(3)) / (1 + Math.log(2)), 6);
  });

  it('have a norm of 1, and a column of its own where there are no words', () =>
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const columns = columnsOf(feature, text);
        expect(norm(columns)).toBeCloseTo(1, 5);
        if (columns.has(0)) expect([...columns]).toEqual([[0, 1]]);
      }),
    ));

  it('that were kept have the value they had among all', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('fix', 'the', 'sink', '12', 'rooms', 'po'), { minLength: 1 }),
        fc.nat(),
        (words, seed) => {
          const text = words.join(' ');
          const all = [...columnsOf(feature, text)].sort(([one], [other]) => one - other);
          const kept = all.filter((_, at) => (seed >> at) & 1);
          const fitted = keep(
            feature,
            kept.map(([column]) => column),
          );
          const values = [...columnsOf(feature, text, fitted)].sort(([one], [other]) => one - other);
          expect(values.map(([, value]) => value)).toEqual(kept.map(([, value]) => value));
        },
      ),
    ));

  // What the logarithm of a frequency is rounded to must be far from where two roundings meet: engines may differ in its
  // last bit.
  it('have values that all JavaScript engines agree on', () => {
    for (let frequency = 1; frequency < 64; frequency++) {
      const exact = 1 + Math.log(frequency);
      const below = Math.fround(exact * (1 - 1e-12));
      expect(Math.fround(exact * (1 + 1e-12))).toBe(below);
    }
  });
});

describe('hashed names', () => {
  const feature = hashedNames<readonly string[]>({ name: 'tags', reads: ['tags'] }, 15, (tags) => tags);
  const [php = -1] = columnsOf(feature, ['php']).keys();
  const fitted = keep(feature, [php]);

  it('have a column each, one for none, and one where none is known', () => {
    expect([...columnsOf(feature, [], fitted)]).toEqual([[0, 1]]);
    expect([...columnsOf(feature, ['css', 'seo'], fitted)]).toEqual([[1, 1]]);
    expect([...columnsOf(feature, ['php'], fitted)]).toEqual([[2, 1]]);
    expect([...columnsOf(feature, ['css', 'php', 'seo', 'ajax'], fitted)]).toEqual([[2, 0.5]]);
  });

  it('are unknown when some are given and none is known', () => {
    const isUnknown = feature.unknown?.(fitted);
    expect([[], ['php', 'css'], ['css']].map((tags) => isUnknown?.(tags))).toEqual([false, false, true]);
  });
});

describe('a frequent name', () => {
  const feature = frequentName<string | undefined>(
    { name: 'category', reads: ['category'] },
    3,
    (name) => name,
  );
  const known = ['plumbing', 'small-job'];

  it.each<[string | undefined, number]>([
    [undefined, 0],
    ['falconry', 1],
    ['plumbing', 2],
    ['small-job', 3],
  ])('%j has column %i', (name, column) => {
    expect([...columnsOf(feature, name, known)]).toEqual([[column, 1]]);
    expect(feature.unknown?.(known)(name)).toBe(column === 1);
  });

  it('is refused with more names than there may be', () =>
    expect(() => feature.open(['a', 'b', 'c', 'd'])).toThrow('category has 4 words for 3 columns'));
});

it('a choice has a column for each option and one for none', () => {
  const feature = choice<'LOW' | 'HIGH' | undefined, 'LOW' | 'HIGH'>(
    { name: 'urgency', reads: ['urgency'] },
    ['LOW', 'HIGH'],
    (urgency) => urgency,
  );
  expect([undefined, 'LOW', 'HIGH'].map((made) => [...columnsOf(feature, made as 'LOW')])).toEqual(
    [0, 1, 2].map((column) => [[column, 1]]),
  );
});

describe('a curve', () => {
  const feature = curve<number | undefined>({ name: 'count', reads: ['tags'] }, 'count', 4, (count) => count);
  const knots = [0, 2, 6];

  it.each<[number | undefined, readonly (readonly [number, number])[]]>([
    [undefined, [[0, 1]]],
    [-5, [[1, 1]]],
    [0, [[1, 1]]],
    [
      0.5,
      [
        [1, 0.75],
        [2, 0.25],
      ],
    ],
    [2, [[2, 1]]],
    [
      5,
      [
        [2, 0.25],
        [3, 0.75],
      ],
    ],
    [6, [[3, 1]]],
    [1e9, [[3, 1]]],
  ])('shares %j between the knots beside it', (count, columns) =>
    expect([...columnsOf(feature, count, knots)]).toEqual(columns),
  );

  it('of weights at the knots is a line between them', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6, noNaN: true }), (count) => {
        const at = [...columnsOf(feature, count, knots)].reduce(
          (sum, [column, share]) => sum + share * (knots[column - 1] ?? 0),
          0,
        );
        expect(at).toBeCloseTo(count, 5);
      }),
    ));

  it.each([[[2, 1]], [[0, 0]], [['0']], [[0, 1, 2, 3, 4]], [{}]])('is refused with the knots %j', (wrong) =>
    expect(() => feature.open(wrong)).toThrow('count is no list of ascending knots'),
  );
});
