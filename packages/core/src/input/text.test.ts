import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureText } from './text.ts';

/** Any UTF-16, valid or not, with many spaces and halves of pairs. */
const anyUnits = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(32, 10, 0xd83d, 0xdd27))
    .map((unit) => String.fromCharCode(unit)),
});

describe('measureText', () => {
  it.each([
    ['', 0, 0, 0],
    ['   ', 3, 0, 0],
    ['Fix the sink', 12, 3, 10],
    ['  Fix \n\t the  ', 14, 2, 6],
    ['🔧🔧 pipe', 7, 2, 6], // a pair of surrogates is one code point
    ['e\u0301a', 3, 1, 3], // a combining accent is a code point of its own
    ['👨‍👩‍👧', 5, 1, 5], // three people and two joiners
    ['\ud83d', 1, 1, 1], // a lone high surrogate
    ['\udd27\ud83d', 2, 1, 2], // the halves in the wrong order
    ['\ud83d \udd27', 3, 2, 2], // halves apart are no pair
    ['\ud83d\ud83d\udd27', 2, 1, 2],
    ['a\u00a0b\u3000c\u2003d\ufeffe', 9, 5, 5], // no-break, ideographic, em space, byte order mark
    ['a\u200bb', 3, 1, 3], // a zero-width space is no white space
  ])('%j has %i code points, %i words, %i code points in words', (text, codePoints, words, wordCodePoints) =>
    expect(measureText(text)).toEqual({ codePoints, words, wordCodePoints }),
  );

  it('agrees with the regular expressions it stands for', () =>
    fc.assert(
      fc.property(anyUnits, (text) => {
        const words = text.split(/\s+/).filter((word) => word !== '');
        expect(measureText(text)).toEqual({
          codePoints: [...text].length,
          words: words.length,
          wordCodePoints: words.reduce((sum, word) => sum + [...word].length, 0),
        });
      }),
    ));

  it('takes every white space of \\s and no other unit', () => {
    const units = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit));
    expect(units.filter((unit) => measureText(unit).words === 0)).toEqual(
      units.filter((unit) => /\s/.test(unit)),
    );
  });

  it('measures a huge text', () =>
    expect(measureText('🔧a '.repeat(100_000))).toEqual({
      codePoints: 300_000,
      words: 100_000,
      wordCodePoints: 200_000,
    }));
});
