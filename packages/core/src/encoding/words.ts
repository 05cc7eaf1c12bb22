/** In UTF-16 units: what lies behind is not read, as in the features of the specification. */
const longestText = 10_000;

/** Words of a text, in its order. The arrays are used again for the next text. */
export interface Words {
  readonly count: number;
  /** A hash of each word. All numbers have one: how large a number is says nothing of what it counts. */
  readonly hashes: Uint32Array;
  /** The number that a word is; 0 for all others. */
  readonly numbers: Float64Array;
  /** The text that was read, in lower case where it is not ASCII alone, and where in it each word begins and ends. */
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * Hashes a word: FNV-1a over its UTF-16 units.
 *
 * @param word in lower case and normal form NFKC
 */
export function hashWord(word: string): number {
  let hash = basis;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), prime);
  return hash >>> 0;
}

const basis = 0x811c9dc5;
const prime = 0x01000193;

/** The hash of every number. No word is this sign alone. */
const numberHash = hashWord('#');

/** By ASCII code: the character in lower case where it begins a word or goes on with it, else 0. */
const letters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z\d]/.test(character) ? character.charCodeAt(0) : 0;
});

/** The signs that go on with a word, but begin none: C++, C#. */
const plus = 0x2b;
const sharp = 0x23;
const comma = 0x2c;
const dot = 0x2e;

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39;

/**
 * Cuts texts into words: runs of letters, marks and digits, with + and # behind them, whatever their case and width.
 *
 * Scripts that put no blanks between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are cut into characters: two
 * that follow each other say about as much as a word. A number ends where its unit begins, as in "100m2", and may have
 * thousands separators.
 *
 * What stands in a text of ASCII alone is read in one pass. There is no other table of characters than that of the
 * JavaScript engine, whose classes of the characters that were there in 2019 (Unicode 12) are the same everywhere.
 *
 * @param isUnit whether a word of this hash may be joined to the number before it
 */
function createWordReader(isUnit: (hash: number) => boolean): (text: string) => Words {
  let hashes = new Uint32Array(256);
  let numbers = new Float64Array(256);
  let starts = new Uint32Array(256);
  let ends = new Uint32Array(256);

  return (text) => {
    const folded = fold(text.length > longestText ? text.slice(0, longestText) : text);
    const { length } = folded;
    if (hashes.length < length) {
      hashes = new Uint32Array(length);
      numbers = new Float64Array(length);
      starts = new Uint32Array(length);
      ends = new Uint32Array(length);
    }
    let count = 0;
    let at = 0;
    while (at < length) {
      let unit = folded.charCodeAt(at);
      let letter = unit < 128 ? (letters[unit] as number) : unit;
      if (letter === 0) {
        at++;
        continue;
      }
      const start = at;
      let hash = basis;
      const mayBeNumber = isDigit(unit);
      while (letter !== 0) {
        hash = Math.imul(hash ^ letter, prime);
        unit = ++at < length ? folded.charCodeAt(at) : 0;
        letter = unit < 128 ? (letters[unit] as number) : unit;
        if (letter === 0 && (unit === plus || unit === sharp)) letter = unit;
      }
      numbers[count] = 0;
      starts[count] = start;
      if (mayBeNumber) {
        const end = endOfNumber(folded, start);
        const joined = end < at ? hashRange(folded, end, at) : 0;
        if (end >= at || isUnit(joined)) {
          numbers[count] = Number(folded.slice(start, end).replaceAll(',', ''));
          hash = numberHash;
          if (end < at) {
            ends[count] = end;
            hashes[count++] = hash >>> 0;
            numbers[count] = 0;
            starts[count] = end;
            hash = joined;
          } else at = end;
        }
      }
      ends[count] = at;
      hashes[count++] = hash >>> 0;
    }
    return { count, hashes, numbers, text: folded, starts, ends };
  };
}

/**
 * A reader that keeps the words of the last two texts: several features read the title and the description of one posting,
 * and whoever explains an answer reads them once more. It is most of what an answer costs.
 */
export function createWordMemory(isUnit: (hash: number) => boolean): (text: string) => Words {
  const slots = [createWordReader(isUnit), createWordReader(isUnit)].map((read) => ({
    read,
    text: undefined as string | undefined,
    words: read(''),
  }));
  return (text) => {
    const known = slots.find((slot) => slot.text === text);
    if (known) return known.words;
    slots.reverse(); // the one that was read last is the last
    const [slot] = slots as [(typeof slots)[number]];
    slot.text = text.length > longestText ? undefined : text; // nobody's megabytes are held
    slot.words = slot.read(text);
    return slot.words;
  };
}

/** Words of a text from one to another, as they are shown: in lower case and with single blanks between them. */
export function shownWords({ text, starts, ends }: Words, from: number, to: number): string {
  let words = text.slice(starts[from], ends[from]);
  for (let at = from + 1; at <= to; at++) words += ` ${text.slice(starts[at], ends[at])}`;
  return words.toLowerCase();
}

/** Behind the digits from `start` on: with thousands apart by commas, and with a fraction. */
function endOfNumber(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at - start <= 3) {
    while (text.charCodeAt(at) === comma && digitsFrom(text, at + 1) === 3) at += 4;
  }
  const fraction = text.charCodeAt(at) === dot ? digitsFrom(text, at + 1) : 0;
  return fraction > 0 ? at + 1 + fraction : at;
}

function digitsFrom(text: string, start: number): number {
  let at = start;
  while (isDigit(text.charCodeAt(at))) at++;
  return at - start;
}

function hashRange(text: string, start: number, end: number): number {
  let hash = basis;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ ((unit < 128 && letters[unit]) || unit), prime);
  }
  return hash >>> 0;
}

/** Of a text that is not ASCII alone: all that is no word becomes a blank, and what is written without blanks gets some. */
function fold(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\0-\x7f\p{L}\p{M}\p{N}]/gu, ' ')
    .replace(
      /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud8bf][\udc00-\udfff]/g,
      ' $& ',
    );
}
