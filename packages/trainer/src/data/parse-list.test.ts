import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseList } from './parse-list.ts';

/** As Python's `repr` writes a list of texts. */
function writtenByPython(items: readonly string[]): string {
  return `[${items.map(quoted).join(', ')}]`;
}

function quoted(item: string): string {
  const quote = item.includes("'") && !item.includes('"') ? '"' : "'";
  const escaped = item
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Python escapes them by number
    .replace(/[\0-\x1f\x7f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/\p{Co}/gu, (unprintable) => `\\U${unprintable.codePointAt(0)?.toString(16).padStart(8, '0')}`);
  return quote + escaped + quote;
}

const texts = fc.array(
  fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('"', "'", '\\', ',', ']', '\n'),
    ),
  }),
);

describe('a list', () => {
  it('comes back as JSON wrote it', () =>
    fc.assert(
      fc.property(texts, (items) => {
        expect(parseList(JSON.stringify(items))).toEqual(items);
      }),
    ));

  it('comes back as Python wrote it', () =>
    fc.assert(
      fc.property(texts, (items) => {
        expect(parseList(writtenByPython(items))).toEqual(items);
      }),
    ));

  it.each([
    ['[]', []],
    [' [ ] ', []],
    [`['a', "b's", 'c\\'d']`, ['a', "b's", "c'd"]],
    [`["a" ,\n'b',]`, ['a', 'b']],
    [`['\\x41bc', '\\u00e9', '\\U0001f527', "\\ud83d\\udd27", "a\\/b"]`, ['Abc', 'é', '🔧', '🔧', 'a/b']],
  ])('%s is read', (text, items) => expect(parseList(text)).toEqual(items));

  it.each([
    'a, b',
    "['a'",
    "'a']",
    '[a]',
    '[1, 2]',
    "['a' 'b']",
    "['a',, 'b']",
    '[,]',
    `['a"]`,
    "['a'b']",
    "[['a']]",
    "['\\d']",
    "['\\x4']",
    "['\\Uffffffff']",
    "['a'] + ['b']",
    "[__import__('os').name]",
  ])('%s is malformed', (text) => expect(parseList(text)).toBeUndefined());

  it('is never evaluated, and any text has an answer', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('[', ']', "'", '"', ',', '\\', 'u', 'a', '0', ' ') }),
        (text) => {
          const items = parseList(text);
          expect(items === undefined || items.every((item) => typeof item === 'string')).toBe(true);
        },
      ),
    ));

  it('of a hundred thousand characters takes no time to speak of', () => {
    expect(parseList(`['${'a\\\\'.repeat(33_000)}'`)).toBeUndefined();
    expect(parseList(`['${'a\\\\'.repeat(33_000)}']`)?.[0]).toHaveLength(66_000);
  });
});
