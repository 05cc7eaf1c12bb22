import fc from 'fast-check';

/** Any text a person or a program may send: unicode of every kind, lone surrogates, blanks, 20,000 characters. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0xd700, max: 0xe0ff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', ' ', '\u3000\n', '🔧 '.repeat(6_666), 'x'.repeat(20_000), '__proto__', 'constructor'),
);

/** A text as clients write it, with quantities, or any other. */
export const arbitraryPosting: fc.Arbitrary<string> = fc.oneof(
  arbitraryText,
  fc
    .array(
      fc.constantFrom(
        'Fix',
        'sink',
        'ASAP',
        '12 rooms',
        '180 sqm,',
        '3 units:',
        'dalawang pinto.',
        '2 days!',
        '修理',
        'ayusin po',
      ),
      { maxLength: 12 },
    )
    .map((words) => words.join(' ')),
);

/** Facts by name. */
export const arbitraryAttributes: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  fc.constantFrom('district', 'floor', 'source'),
  fc.oneof(arbitraryText, fc.constantFrom('Makati', 'second')),
);

/** The value or, one time in five, what stands for a missing field: null or undefined. */
export function maybe<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> {
  return fc.oneof({ arbitrary, weight: 4 }, { arbitrary: fc.constantFrom(null, undefined), weight: 1 });
}
