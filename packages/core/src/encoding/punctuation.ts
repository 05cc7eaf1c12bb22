/** How often a character is in a text. */
export function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Words that begin with two capital letters of ASCII: abbreviations, and what is shouted. */
export function countCapitalised(text: string): number {
  let count = 0;
  let letters = 0; // of the word so far
  let capitals = 0; // with which it began
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isCapital = unit >= 0x41 && unit <= 0x5a;
    if (isCapital || (unit >= 0x61 && unit <= 0x7a) || unit > 0x7f) {
      if (isCapital && capitals === letters && ++capitals === 2) count++;
      letters++;
    } else letters = capitals = 0;
  }
  return count;
}
