import { describe, expect, it } from 'vitest';
import type { SparseFeature } from './feature.ts';
import { quantities } from './quantities.ts';
import { hashedNames, ngrams } from './sparse-features.ts';

/** What each column that an input sets stands for. */
function traced<Parsed>(feature: SparseFeature<Parsed>, input: Parsed, fitted?: unknown) {
  const columns = new Set<number>();
  feature.open(fitted).read(input, (column) => columns.add(column));
  const words = new Map<number, string>();
  feature.trace?.(fitted)(input, columns, (column, found) => {
    expect(columns.has(column)).toBe(true);
    if (!words.has(column)) words.set(column, found);
  });
  return [...columns].map((column) => words.get(column));
}

describe('what a column stands for', () => {
  const words = ngrams<string>({ name: 'words', reads: ['title'] }, 20, (text) => text);

  it('are the words, and the pairs of words, in the order in which they first appear', () =>
    expect(traced(words, 'Paint the whole house, paint the gate')).toEqual([
      'paint',
      'the',
      'paint the',
      'whole',
      'the whole',
      'house',
      'whole house',
      'house paint',
      'gate',
      'the gate',
    ]));

  it('are words of any script, and numbers with their units', () =>
    expect(traced(words, 'Ayusin ang BANYO ñ 100m2')).toEqual([
      'ayusin',
      'ang',
      'ayusin ang',
      'banyo',
      'ang banyo',
      'ñ',
      'banyo ñ',
      '100',
      'ñ 100',
      'm2',
      '100 m2',
    ]));

  it('is nothing where no words are given', () => expect(traced(words, '')).toEqual([undefined]));

  it('are names', () => {
    const tags = hashedNames<readonly string[]>({ name: 'tags', reads: ['tags'] }, 15, (names) => names);
    expect(traced(tags, ['pipe', 'tile-grout'])).toEqual(['pipe', 'tile-grout']);
    expect(traced(tags, [])).toEqual([undefined]);
  });

  it('is the largest quantity of its kind, as it was written', () => {
    const amounts = quantities<string>({ name: 'quantities', reads: ['title'] }, (text) => [text]);
    expect(traced(amounts, '5 rooms and 12 Bedrooms, apat na palapag, 180 sqm')).toEqual([
      '12 bedrooms',
      'apat na palapag',
      '180 sqm',
    ]);
  });
});
