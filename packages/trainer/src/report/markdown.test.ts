import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { codeSpan, markdownText, shellBlock } from './markdown.ts';

const render = (text: string) => marked.parse(text, { async: false }).trim();

/** Texts that try to be something else, and any others. */
const hostile = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...[
          '`',
          '``',
          '```',
          '\\',
          '<b>',
          '</b>',
          '<!--',
          '-->',
          '<script>',
          '&amp;',
          '![x](//y)',
          '[x](//y)',
          '*',
        ],
        ...[
          '_',
          '# ',
          '| ',
          '\n',
          '\r\n',
          '\n\n',
          'https://x.test ',
          'a',
          ' ',
          '~~',
          '$',
          '---',
          '1. ',
          '> ',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);

/** What a text of HTML says, without its tags. */
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('values of data in a card', () => {
  it('are shown as code, whatever they are', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const [, shown = ''] =
          /^<p>Words <code>([^<]*)<\/code> end<\/p>$/.exec(render(`Words ${codeSpan(text)} end`)) ?? [];
        expect(squeezed(shown)).toBe(squeezed(escaped(text)));
      }),
      { numRuns: 2_000 },
    ));

  it.each([
    ['<img src=x onerror=alert(1)>'],
    ['[here](javascript:alert(1))'],
    ['![](https://elsewhere.test/pixel.png)'],
    ['https://elsewhere.test'],
    ['**bold** _and_ ~~struck~~ `code`'],
    ['one\n\n# two'],
    ['&lt;b&gt;'],
  ])('are no more than text in a sentence: %j', (text) =>
    expect(render(`Words ${markdownText(text)} end`)).toBe(
      `<p>Words ${escaped(text.replace(/\n+/g, ' '))} end</p>`,
    ),
  );

  it('stay within the lines of a command', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const html = render(`${shellBlock(`npx ${text}`)}\n\nAfter`);
        expect(html).toMatch(/^<pre><code class="language-sh">[^<]*<\/code><\/pre>\n<p>After<\/p>$/);
      }),
      { numRuns: 1_000 },
    ));
});
