import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryPrices } from '../price/heuristic.ts';
import { nameKey } from './name-key.ts';

/** Names of words in many scripts, with signs, blanks and what cannot be seen between them. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...'aAzZßẞſıİiIΣσςΐǰŉéÅKℹ™‼Ⓜ①²½ﬁ１Ａがเกิด한ㄱ',
        ...'#+.&-_/ \u00a0\u3000\t()\'"*@',
        ...'\u0301\u0323\u20e3\ufe0f\u034f\u3164\u115f',
        ...'\u200b\u200c\u200d\u200e\u00ad\ufeff\u2060',
        '\ud83d',
        '🔧',
        '👩🏽‍🔧',
        '🏴\u{e0067}\u{e0062}\u{e007f}',
        'ｶﾞ',
        'Straße',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('the key of a name', () => {
  it.each([
    ['HVAC (Aircon Services)', 'hvac-aircon-services'],
    ['  Electrical   Work ', 'electrical-work'],
    ['electrical-work', 'electrical-work'],
    ['general_cleaning', 'general-cleaning'],
    ['Pagpipintura ng Peñafrancia', 'pagpipintura-ng-peñafrancia'],
    ['small job', 'small-job'],
    ['UI/UX Design', 'ui-ux-design'],
    ['17', '17'],
    ['1.5', '1.5'],
    ['Dr. Fix & Sons, Inc.', 'dr-fix&sons-inc'],
    ['', ''],
    [' \u200b\u3164\ufe0f ', ''],
  ])('%j is %j', (name, key) => expect(nameKey(name)).toBe(key));

  it.each([
    [['C', 'C++', 'C#', 'C+']],
    [['R&D', 'RD', 'R D']],
    [['Node.js', 'Nodejs', 'Node js']],
    [['.NET', 'NET']],
    [['#1 Cleaner', '1 Cleaner']],
    [['🔧', '🚿', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '🏴']],
    [['+', '&', '?']],
    [['résumé', 'resume']],
    [['हिन्दी', 'हिनदी']],
    [['がく', 'かく']],
  ])('tells different names apart: %j', (names) =>
    expect(new Set(names.map(nameKey)).size).toBe(names.length),
  );

  it.each([
    [['café', 'cafe\u0301', 'CAFÉ', 'ＣＡＦÉ', ' Café ']],
    [
      [
        'General Cleaning',
        'general-cleaning',
        'GENERAL_CLEANING',
        'General\u00a0 Cleaning',
        'general – cleaning',
      ],
    ],
    [['plumbing', 'plum\u200bbing', '\ufeffPlumbing', 'plum\u00adbing', 'plumbing\u200e', 'plumbing.']],
    [['R&D', 'r & d', ' R& D']],
    [['Straße', 'STRASSE', 'STRAẞE', 'strasse']],
    [['ΣΊΣΥΦΟΣ', 'Σίσυφος', 'σίσυφοσ']],
    [['İSTANBUL', 'İstanbul', 'istanbul', 'ISTANBUL']],
    [['ｶﾞｽ', 'ガス']],
    [['🔧', ' 🔧\ufe0f ', '\u200b🔧']],
    [['3D ﬁnish', '3d finish']],
  ])('is one for one name: %j', (names) => expect(new Set(names.map(nameKey)).size).toBe(1));

  it('of a key is itself', () =>
    fc.assert(
      fc.property(anyName, (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 20_000 },
    ));

  it('does not depend on case, width or normal form', () =>
    fc.assert(
      fc.property(anyName, (name) => {
        const key = nameKey(name);
        const composed = name.normalize('NFC'); // upper case moves the accents of a Greek text that is not
        expect(nameKey(composed.toUpperCase())).toBe(key);
        expect(nameKey(composed.toLowerCase())).toBe(key);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) expect(nameKey(name.normalize(form))).toBe(key);
      }),
      { numRuns: 20_000 },
    ));

  it('is stable, and the same in any case, for every letter there is', () => {
    const letters = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code)).filter(
      (letter) => letter.toLowerCase() !== letter.toUpperCase(),
    );
    expect(letters.length).toBeGreaterThan(2_000);
    const wrong = letters.filter((letter) => {
      const key = nameKey(letter);
      const others = [key, letter.toUpperCase(), letter.toLowerCase(), letter.normalize('NFD')];
      return others.some((other) => nameKey(other) !== key);
    });
    expect(wrong).toEqual([]);
  });

  it('is what the table of prices and earlier models have stored', () => {
    for (const key of Object.keys(categoryPrices)) expect(nameKey(key)).toBe(key);
  });

  it('of a long name takes no longer than its length', () => {
    for (const unit of ['&-', '-', '.', ' ', '🔧\u200d', 'a.', '\u0301', '#'])
      expect(nameKey(unit.repeat(100_000))).toBeTypeOf('string');
  });
});
