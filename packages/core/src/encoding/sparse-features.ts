import type { SparseFeature } from './feature.ts';
import { packColumns, unpackColumns } from './kept-columns.ts';
import { bucketOf, createNgramCounter, pairHash } from './ngram-counter.ts';
import { readWords } from './quantities.ts';
import { readVocabulary } from './vocabulary.ts';
import { hashWord, shownWords } from './words.ts';

/*
 * Features of an additive model. Each has a column for what is not given, so that a model learns what that is worth,
 * and each can be opened in two ways: with nothing fitted it has every column that there could be, for the trainer to
 * choose among; with what was fitted it has those that were kept.
 */

type Shared<Parsed> = Pick<SparseFeature<Parsed>, 'name' | 'reads'>;

/** The column of a hashed feature that is 1 where nothing is given. */
const absent = 0;

/**
 * The words of a text and the pairs of adjacent ones, each hashed to a column. Its value is 1 + ln(frequency), divided
 * by the Euclidean norm of all of them, those without a column included.
 *
 * @param bits of the hash: there are 2^bits columns to choose from
 */
export function ngrams<Parsed>(
  { name, reads }: Shared<Parsed>,
  bits: number,
  read: (parsed: Parsed) => string,
): SparseFeature<Parsed> {
  return {
    kind: 'sparse',
    name,
    reads,
    unit: `words and pairs of words in 2^${bits} buckets, (1 + ln frequency) / norm; 1 without words`,
    fit: { kind: 'columns', keep: (columns) => keepHashed(columns, 1) },
    trace(fitted) {
      const { columnOf } = openHashed(fitted, name, bits, 1);
      return (parsed, columns, put) => {
        const words = readWords(read(parsed));
        const { count, hashes } = words;
        const putHash = (hash: number, from: number, to: number) => {
          const column = columnOf(bucketOf(hash, bits));
          if (columns.has(column)) put(column, shownWords(words, from, to));
        };
        for (let at = 0; at < count; at++) {
          const hash = hashes[at] as number;
          putHash(hash, at, at);
          if (at > 0) putHash(pairHash(hashes[at - 1] as number, hash), at - 1, at);
        }
      };
    },
    open(fitted) {
      const { width, columnOf } = openHashed(fitted, name, bits, 1);
      const count = createNgramCounter(bits);
      return {
        width,
        read(parsed, put) {
          const words = readWords(read(parsed));
          if (words.count === 0) return put(absent, 1);
          const { count: distinct, buckets, frequencies } = count(words);
          let squares = 0;
          for (let at = 0; at < distinct; at++) squares += damped(frequencies[at] as number) ** 2;
          const norm = Math.sqrt(squares);
          for (let at = 0; at < distinct; at++) {
            const column = columnOf(buckets[at] as number);
            if (column > 0) put(column, damped(frequencies[at] as number) / norm);
          }
        },
      };
    },
  };
}

/** 1 + ln(frequency). Rounded to float32, in which all browsers agree on these logarithms; {@link damped} looks them up. */
const dampedFrequencies = Float32Array.from({ length: 64 }, (_, frequency) => 1 + Math.log(frequency || 1));

function damped(frequency: number): number {
  return dampedFrequencies[frequency < 64 ? frequency : 63] as number;
}

/**
 * Names, such as tags, each hashed to a column.
 *
 * @param read keys of the names
 */
export function hashedNames<Parsed>(
  { name, reads }: Shared<Parsed>,
  bits: number,
  read: (parsed: Parsed) => readonly string[],
): SparseFeature<Parsed> {
  /** Of the column that is 1 where no name that is given has a column. */
  const unknown = 1;
  return {
    kind: 'sparse',
    name,
    reads,
    unit: `1 for each name in 2^${bits} buckets, / root of their number; 1 without, 1 with none that is known`,
    fit: { kind: 'columns', keep: (columns) => keepHashed(columns, 2) },
    unknown(fitted) {
      const { columnOf } = openHashed(fitted, name, bits, 2);
      return (parsed) => {
        const names = read(parsed);
        return names.length > 0 && names.every((key) => columnOf(bucketOf(hashWord(key), bits)) < 0);
      };
    },
    trace(fitted) {
      const { columnOf } = openHashed(fitted, name, bits, 2);
      return (parsed, columns, put) => {
        for (const key of read(parsed)) {
          const column = columnOf(bucketOf(hashWord(key), bits));
          if (columns.has(column)) put(column, key);
        }
      };
    },
    open(fitted) {
      const { width, columnOf } = openHashed(fitted, name, bits, 2);
      return {
        width,
        read(parsed, put) {
          const names = read(parsed);
          if (names.length === 0) return put(absent, 1);
          const columns = new Set(names.map((key) => columnOf(bucketOf(hashWord(key), bits))));
          columns.delete(-1);
          const value = 1 / Math.sqrt(names.length);
          for (const column of columns) put(column, value);
          if (columns.size === 0) put(unknown, 1);
        },
      };
    },
  };
}

interface Hashed {
  readonly width: number;
  /** The column of a bucket; -1 for one that was not kept. */
  readonly columnOf: (bucket: number) => number;
}

/** @param first columns before those of the buckets */
function openHashed(fitted: unknown, name: string, bits: number, first: number): Hashed {
  if (fitted === undefined) return { width: first + 2 ** bits, columnOf: (bucket) => first + bucket };
  const kept = unpackColumns(fitted, name, 2 ** bits);
  let size = 4;
  while (size < 3 * kept.length) size *= 2;
  const places = new Uint16Array(size); // by the low bits of a bucket: 1 + its place in `kept`; a hash table
  kept.forEach((bucket, at) => {
    let slot = bucket & (size - 1);
    while (places[slot] !== 0) slot = (slot + 1) & (size - 1);
    places[slot] = at + 1;
  });
  return {
    width: first + kept.length,
    columnOf(bucket) {
      let slot = bucket & (size - 1);
      for (let place = places[slot] as number; place > 0; place = places[slot] as number) {
        if (kept[place - 1] === bucket) return first + place - 1;
        slot = (slot + 1) & (size - 1);
      }
      return -1;
    },
  };
}

/** @param first columns before those of the buckets */
function keepHashed(columns: readonly number[], first: number): string {
  return packColumns(columns.filter((column) => column >= first).map((column) => column - first));
}

/**
 * One name of few, such as a category or a currency: a column for each that was frequent in training, one for all
 * others and one for none.
 *
 * @param size at most so many names have a column
 * @param read the key of the name
 */
export function frequentName<Parsed>(
  { name, reads }: Shared<Parsed>,
  size: number,
  read: (parsed: Parsed) => string | undefined,
): SparseFeature<Parsed> {
  const names = (parsed: Parsed) => {
    const key = read(parsed);
    return key === undefined ? [] : [key];
  };
  return {
    kind: 'sparse',
    name,
    reads,
    unit: `1 for the name among the ${size} most frequent; 1 without, 1 for any other`,
    fit: { kind: 'names', size, names },
    unknown(fitted = []) {
      const known = readVocabulary(fitted, name, size);
      return (parsed) => {
        const key = read(parsed);
        return key !== undefined && !known.has(key);
      };
    },
    open(fitted = []) {
      const known = readVocabulary(fitted, name, size);
      return {
        width: 2 + known.size,
        read(parsed, put) {
          const key = read(parsed);
          put(key === undefined ? absent : 2 + (known.get(key) ?? -1), 1);
        },
      };
    },
  };
}

/**
 * One of a few choices that the code knows, or none.
 *
 * @param read undefined where none was made
 */
export function choice<Parsed, Option extends string>(
  { name, reads }: Shared<Parsed>,
  options: readonly Option[],
  read: (parsed: Parsed) => Option | undefined,
): SparseFeature<Parsed> {
  return {
    kind: 'sparse',
    name,
    reads,
    unit: `1 for ${options.join(', ')}; 1 without`,
    open: () => ({
      width: 1 + options.length,
      read(parsed, put) {
        const option = read(parsed);
        put(option === undefined ? absent : 1 + options.indexOf(option), 1);
      },
    }),
  };
}

/**
 * A number as a curve: a column for each knot, between two of which it is shared by how near it is to each, so that a
 * linear model draws a line from knot to knot. Below the first and above the last nothing changes any more.
 *
 * @param knots how many there are at most; the trainer puts them where equally many of its rows lie between
 * @param read undefined where it is not given
 */
export function curve<Parsed>(
  { name, reads }: Shared<Parsed>,
  unit: string,
  knots: number,
  read: (parsed: Parsed) => number | undefined,
): SparseFeature<Parsed> {
  return {
    kind: 'sparse',
    name,
    reads,
    unit: `${unit}, shared between the two nearest of ${knots} knots; 1 without`,
    fit: { kind: 'number', knots, number: read },
    open(fitted = []) {
      const at = readKnots(fitted, name, knots);
      return {
        width: 1 + at.length,
        read(parsed, put) {
          const number = read(parsed);
          if (number === undefined) return put(absent, 1);
          if (at.length === 0) return;
          let upper = 0;
          while (upper < at.length && (at[upper] as number) <= number) upper++;
          if (upper === 0 || upper === at.length) return put(upper || 1, 1);
          const low = at[upper - 1] as number;
          const share = (number - low) / ((at[upper] as number) - low);
          if (share < 1) put(upper, 1 - share);
          if (share > 0) put(upper + 1, share);
        },
      };
    },
  };
}

function readKnots(fitted: unknown, name: string, most: number): readonly number[] {
  const ascends = (knot: unknown, at: number, all: readonly unknown[]) =>
    Number.isFinite(knot) && (at === 0 || (knot as number) > (all[at - 1] as number));
  if (Array.isArray(fitted) && fitted.length <= most && fitted.every(ascends)) return fitted;
  throw new TypeError(`${name} is no list of ascending knots`);
}
