/**
 * An emoji with what belongs to it, such as a family or the flag of Scotland, else one format character. Neither
 * alternative can begin where the other does, so nothing is tried twice.
 */
const emojiOrFormat =
  /(🏴[\u{e0020}-\u{e007f}]{1,8}|\p{ExtPict}[\ufe0f\p{EMod}]{0,2}(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]{0,2})*)|\p{Cf}/gu;

/**
 * Drops what nobody sees: zero-width spaces, byte order marks, soft hyphens, marks of direction. Joiners stay where
 * they make one emoji of several; within words they only shape letters, and go.
 */
export function withoutFormatCharacters(text: string): string {
  return /\p{Cf}/u.test(text) ? text.replace(emojiOrFormat, '$1') : text;
}
