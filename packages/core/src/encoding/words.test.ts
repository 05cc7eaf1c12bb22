import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryText } from '../test-support/arbitrary-text.test-support.ts';
import { readWords } from './quantities.ts';
import { hashWord } from './words.ts';

/** The hashes of a text's words, and the numbers among them. */
function wordsOf(text: string): { hashes: number[]; numbers: number[] } {
  const { count, hashes, numbers } = readWords(text);
  return { hashes: [...hashes.subarray(0, count)], numbers: [...numbers.subarray(0, count)] };
}

const hashesOf = (...words: readonly string[]) => words.map(hashWord);

describe('the words of a text', () => {
  it.each<[text: string, words: readonly string[]]>([
    ['Fix a leaking sink!', ['fix', 'a', 'leaking', 'sink']],
    ['C++ and C#, not +5 or #tag', ['c++', 'and', 'c#', 'not', '#', 'or', 'tag']],
    ['don’t – “quote” it…', ['don', 't', 'quote', 'it']],
    ['Pa-ayos ng LABABO po', ['pa', 'ayos', 'ng', 'lababo', 'po']],
    ['Ａｉｒｃｏｎ ｃｌｅａｎｉｎｇ', ['aircon', 'cleaning']],
    ['niña NIÑA nin\u0303a', ['niña', 'niña', 'niña']],
    ['🔧 fix 🚿now', ['fix', 'now']],
    ['修理水管', ['修', '理', '水', '管']],
    ['إصلاح صنبور', ['إصلاح', 'صنبور']],
    ['3d model, 2x4 lumber', ['3d', 'model', '2x4', 'lumber']],
    ['', []],
    [' -–— ... ', []],
  ])('%j are %j', (text, words) => expect(wordsOf(text).hashes).toEqual(hashesOf(...words)));

  it.each<[text: string, numbers: readonly number[]]>([
    ['12 rooms', [12, 0]],
    ['180sqm', [180, 0]],
    ['100 m2 or 100m2', [100, 0, 0, 100, 0]],
    ['₱1,500.50 each', [1500.5, 0]],
    ['1,500,000 words', [1_500_000, 0]],
    ['rooms 1,2,3', [0, 1, 2, 3]],
    ['12,34 and 1234,567', [12, 34, 0, 1234, 567]],
    ['version 2.', [0, 2]],
  ])('that are numbers have their value: %j', (text, numbers) =>
    expect(wordsOf(text).numbers).toEqual(numbers),
  );

  it('have one hash for all numbers', () =>
    expect(wordsOf('paint 3 rooms').hashes).toEqual(wordsOf('paint 1,200 rooms').hashes));

  it('are the same in capitals, and in another normal form', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('fix', 'niña', 'Ødegård', 'ayos', 'год', '12', 'c++')),
        (words) => {
          const text = words.join(' ');
          expect(wordsOf(text.toUpperCase())).toEqual(wordsOf(text));
          expect(wordsOf(text.normalize('NFD'))).toEqual(wordsOf(text));
        },
      ),
    ));

  it('of any text leave nothing behind for the next', () =>
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const before = wordsOf('Fix 12 rooms');
        const own = wordsOf(text);
        expect(own.numbers.every((number) => number >= 0)).toBe(true);
        expect(wordsOf(text)).toEqual(own);
        expect(wordsOf('Fix 12 rooms')).toEqual(before);
      }),
    ));

  it('are those of the first 10,000 units', () =>
    expect(wordsOf('word '.repeat(4_000_000 / 5)).hashes).toHaveLength(2_000));
});
