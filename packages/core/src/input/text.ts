/** What the features need to know of a text, gathered in one pass. */
export interface TextStatistics {
  /** Length in Unicode code points. */
  readonly codePoints: number;
  /** Number of words: runs of non-space characters. */
  readonly words: number;
  /** Code points that belong to words. */
  readonly wordCodePoints: number;
}

/**
 * Measures a text without allocating; a lone surrogate counts as one code point. It is most of what encoding a long
 * description costs, so white space is counted in integers: a processor guesses branches at the ends of words wrong.
 */
export function measureText(text: string): TextStatistics {
  const { length } = text;
  let pairs = 0;
  let spaces = 0;
  let words = 0;
  let previous = 1; // whether the code point before was a space, 0 or 1
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    let space = (unit - 0x21) >>> 31;
    if (unit < 0x20 || unit > 0x7f) {
      if (isLow(unit) && isHigh(text.charCodeAt(index - 1))) {
        pairs = (pairs + 1) | 0;
        continue;
      }
      space = isSpace(unit) ? 1 : 0;
    }
    words = (words + (previous & (space ^ 1))) | 0;
    spaces = (spaces + space) | 0;
    previous = space;
  }
  return { codePoints: length - pairs, words, wordCodePoints: length - pairs - spaces };
}

/** The first half of a surrogate pair. */
const isHigh = (unit: number) => unit >> 10 === 0x36;
/** The second half. */
const isLow = (unit: number) => unit >> 10 === 0x37;

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
