import { withoutFormatCharacters } from './format-characters.ts';

/** What is never seen but is no format character: fillers and variation selectors. Joiners and flags are. */
const unseen = /(?!\u200d|[\u{e0020}-\u{e007f}])\p{DI}/gu;

/**
 * The key of a name of a category, tag, skill or country: names that differ only in case, width, normal form, blanks,
 * hyphens or what cannot be seen have one key. Letters, marks and digits tell names apart, and so do # and +, an &
 * between words, and a dot before a letter or digit (Node.js, .NET); all else between words is one hyphen. A name
 * without letters or digits, an emoji say, is its own key.
 *
 * The key of a key is itself.
 *
 * @returns '' for a name of which nothing can be seen
 */
export function nameKey(name: string): string {
  const folded = withoutCase(
    withoutFormatCharacters(name.normalize('NFKC')).replace(unseen, '').normalize('NFKC'),
  );
  if (!/[\p{L}\p{N}]/u.test(folded)) return folded.trim().replace(/\s+/g, ' ');
  return folded
    .replace(/\.(?![\p{L}\p{N}])/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}#+.&]+/gu, '-')
    .replace(/-?&[-&]*/g, '&')
    .replace(/^[-&]|[-&]$/g, '');
}

/**
 * Lower case without a locale, the same for every way to write a name in upper and lower case: ẞ, ß and SS, final and
 * other sigma, and the two Turkish i, which upper or lower case would otherwise tear apart.
 */
function withoutCase(text: string): string {
  return text
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/i\u0307+/g, 'i')
    .normalize('NFKC');
}
