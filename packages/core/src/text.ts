/** What the features need to know of a text, gathered in one pass. */
export interface TextStatistics {
  /** Length in Unicode code points. */
  readonly codePoints: number;
  /** Number of words: runs of non-space characters. */
  readonly words: number;
  /** Code points that belong to words. */
  readonly wordCodePoints: number;
}

/** Measures a text without allocating; a lone surrogate counts as one code point. */
export function measureText(text: string): TextStatistics {
  let codePoints = 0;
  let words = 0;
  let wordCodePoints = 0;
  let insideWord = false;
  let previousIsHigh = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (previousIsHigh && unit >= 0xdc00 && unit <= 0xdfff) {
      previousIsHigh = false; // the second half of a pair that has been counted
      continue;
    }
    previousIsHigh = unit >= 0xd800 && unit <= 0xdbff;
    codePoints++;
    if (isSpace(unit)) {
      insideWord = false;
      continue;
    }
    if (!insideWord) words++;
    insideWord = true;
    wordCodePoints++;
  }
  return { codePoints, words, wordCodePoints };
}

/** The white space of `\s` in a regular expression. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return (
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x1680 ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** The key of a category: lower case, every run of other characters than letters and digits one hyphen. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
