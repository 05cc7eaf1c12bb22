import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText } from './folded-text.ts';

describe('a folded text', () => {
  it.each([
    ['letter case', 'Ayusin ang GRIPO', 'ayusin ang gripo'],
    ['blanks and line ends', ' Fix\u00a0the\r\n\tsink ', 'fix the sink'],
    ['punctuation', '“Fix the sink!!” - now…', 'fix the sink now'],
    ['full-width characters', 'Ｆｉｘ　ｓｉｎｋ。', 'fix sink'],
    ['ligatures and composed letters', 'o\uFB03ce Pe\u00f1a', 'office pen\u0303a'],
    ['invisible characters', 'fi\u200bx\ufeff sink', 'fix sink'],
  ])('is the same whatever the %s', (_, one, other) => expect(foldedText(one)).toBe(foldedText(other)));

  it.each([
    ['2 rooms', '3 rooms'],
    ['C++ developer', 'C developer'],
    ['屋根の修理', '屋根の掃除'],
    ['pena', 'peña'],
    ['🔧', '🪠'],
    ['???', '!!!'],
  ])('tells %s from %s', (one, other) => expect(foldedText(one)).not.toBe(foldedText(other)));

  it('folds no further, and is never empty unless the text is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldedText(text);
        expect(foldedText(folded)).toBe(folded);
        expect(folded === '').toBe(text === '');
      }),
    ));
});
