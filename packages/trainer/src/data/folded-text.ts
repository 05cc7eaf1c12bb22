/**
 * A text without what people vary when they post the same again: letter case, width and form of characters, blanks,
 * punctuation, invisible characters. One of nothing else stays as it is.
 */
export function foldedText(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\p{Cc}]+/gu, ' ')
    .trim();
  return folded === '' ? text : folded;
}
