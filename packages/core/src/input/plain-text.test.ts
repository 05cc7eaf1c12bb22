import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('the plain text of', () => {
  it.each([
    ['<p>Fix the sink</p>', 'Fix the sink'],
    ['<p>Fix the sink.</p><p>Today, please.</p>', 'Fix the sink.\nToday, please.'],
    ['<p>Fix</p>\n\n  <p>&nbsp;</p>\n<p>sink </p>', 'Fix\nsink'],
    ['one<br>two<br/>three<BR />four', 'one\ntwo\nthree\nfour'],
    ['<div class="a > b" style=\'x\'>in</div>', 'in'],
    ['pl<b>umb</b>ing <em>now</em> <span style="color:red">fast</span>', 'plumbing now fast'],
    ['<ul>\n  <li>pipe</li>\n  <li>tape</li>\n</ul>', 'pipe\ntape'],
    ['  two <i> blanks </i> ', '  two  blanks  '],
    ['<h2>Title</h2>text<hr>more', 'Title\ntext\nmore'],
    ['a<img src="data:image/png;base64,AAAA" alt="x">b', 'a\nb'],
    ['<a href=https://example.com/x>link</a>', 'link'],
    ['<script>alert(1 < 2)</script>ok', 'ok'],
    ['<style type="text/css">p { color: red }</style><p>ok</p>', 'ok'],
    ['a<!-- hidden <p> -->b', 'ab'],
    ['<!--[if gte mso 9]><xml>x</xml><![endif]--><p>Word<o:p></o:p></p>', 'Word'],
    ['<!DOCTYPE html><html><body>page</body></html>', 'page'],
    ['<p>it\'s <b>"quoted"</b></p>', 'it\'s "quoted"'],
    ['<p', '<p'],
    ['<p>unclosed', 'unclosed'],
    ['closed only</div>', 'closed only'],
  ])('HTML is what a reader sees: %j', (html, text) => expect(plainText(html)).toBe(text));

  it.each([
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['a&nbsp;b', 'a\u00a0b'],
    ['&lt;b&gt;', '<b>'],
    ['it&#39;s &#x1F527; &#8220;ok&#8221;', "it's 🔧 “ok”"],
    ['Dasmari&ntilde;as &Eacute;t&eacute; &scaron;', 'Dasmariñas Été š'],
    ['1 &ndash; 2&hellip; &euro;5 &frac12;', '1 – 2… €5 ½'],
    ['&amp;lt;', '&lt;'],
    ['pl&shy;umb&#8203;ing', 'plumbing'],
  ])('entities are their characters: %j', (html, text) => expect(plainText(html)).toBe(text));

  it.each([
    'a < b and c > d',
    '2 <3 kids',
    'x<y',
    'x<y and y>z',
    'if a<b and c>d then',
    'R&D, AT&T; M&Ms; fish & chips',
    'Map<String, List<Integer>> and Vec<u8>',
    'Dear <client name>, at <time> <3',
    '<- left, right ->, <=>, <<EOF, <>',
    '&#0; &#xD800; &#1114112; &unknown; &constructor; &;',
    '<!-- never closed',
    'mail <me@example.com> or <https://example.com>',
    'line\n\n  line\t',
    '👨‍👩‍👧‍👦 👩🏽‍🔧 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} ❤️ 1️⃣',
    'हिन्दी فارسی 修理 ไทย',
  ])('a text that is no HTML loses nothing: %j', (text) => expect(plainText(text)).toBe(text));

  it.each([
    ['zero\u200bwidth', 'zerowidth'],
    ['\ufeffmark', 'mark'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['\u202eright\u202c \u2066left\u2069', 'right left'],
    ['word\u2060joiner', 'wordjoiner'],
    ['می‌خواهم', 'میخواهم'], // a zero-width non-joiner only shapes letters
    ['a\u200db', 'ab'],
    ['\u{e0041}🔧\u{e0041}', '🔧'],
  ])('a text has no format characters: %j', (text, plain) => expect(plainText(text)).toBe(plain));

  it('a text without <, & and format characters is the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[<&\p{Cf}]/u.test(text));
        expect(plainText(text)).toBe(text);
      }),
    ));

  it('words in tags keeps every word, whatever the tags', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '<p>',
              '</p>',
              '<b>',
              '</b>',
              '<br>',
              '<div class="x">',
              '&nbsp;',
              '<!-- x -->',
              ' ',
            ),
            fc.constantFrom('Fix', 'sink', '<3', '🔧'),
          ),
        ),
        (parts) => {
          const words = parts.filter((part) => /^(Fix|sink|<3|🔧)$/u.test(part)).join('');
          expect(plainText(parts.join('')).replace(/\s/g, '')).toBe(words);
        },
      ),
    ));

  it('hostile text takes time in proportion to its length', () => {
    const parts = [
      '<',
      '&',
      '<p',
      '<p ',
      '<p>a',
      '<b ',
      '<p a="',
      '<p a="<p b=\'',
      '<!--',
      '<script>',
      '<script></style>',
      '<style>x</style>',
      '</',
      '&#',
      '&a',
      '&amp;',
      '\u200b',
      '🔧\u200d',
      '<p> ',
      ' ',
    ];
    for (const part of parts) {
      const text = part.repeat(4_000_000 / part.length);
      const start = performance.now();
      plainText(text);
      expect(performance.now() - start, part).toBeLessThan(5_000);
    }
  }, 120_000);

  it('a text of 200 MB is that of its beginning', () => {
    expect(plainText('<'.repeat(200_000_000))).toHaveLength(4_000_000);
    expect(plainText('<p>a</p>'.repeat(25_000_000))).toHaveLength(999_999);
  });
});
