import type { Words } from './words.ts';

/** Distinct words and pairs of words of a text, in the order in which they first appear; used again for the next text. */
export interface Ngrams {
  readonly count: number;
  /** The bucket of each, 0 to 2^bits - 1. */
  readonly buckets: Uint32Array;
  /** How often each is there. */
  readonly frequencies: Uint32Array;
}

/**
 * Counts the words and pairs of adjacent words by the bucket that their hash falls into.
 *
 * @param bits of a bucket, up to 24
 */
export function createNgramCounter(bits: number): (words: Words) => Ngrams {
  const shift = 32 - bits;
  let size = 0; // of `places`: a power of 2
  let places = new Uint32Array(0); // by the low bits of a bucket: 1 + its place in `buckets`; a hash table
  let buckets = new Uint32Array(0);
  let frequencies = new Uint32Array(0);
  let count = 0;

  function add(hash: number): void {
    const bucket = mixed(hash) >>> shift;
    let slot = bucket & (size - 1);
    for (let place = places[slot] as number; place > 0; place = places[slot] as number) {
      if (buckets[place - 1] === bucket) {
        frequencies[place - 1] = (frequencies[place - 1] as number) + 1;
        return;
      }
      slot = (slot + 1) & (size - 1);
    }
    buckets[count] = bucket;
    frequencies[count] = 1;
    places[slot] = ++count;
  }

  return ({ count: words, hashes }) => {
    if (size < 4 * words) {
      while (size < 4 * words) size = Math.max(256, 2 * size);
      places = new Uint32Array(size);
      buckets = new Uint32Array(size / 2);
      frequencies = new Uint32Array(size / 2);
    } else places.fill(0, 0, size);
    count = 0;
    let previous = 0;
    for (let at = 0; at < words; at++) {
      const hash = hashes[at] as number;
      add(hash);
      if (at > 0) add(pairHash(previous, hash));
      previous = hash;
    }
    return { count, buckets, frequencies };
  };
}

/** Of two adjacent words. */
export function pairHash(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1) + second;
}

/** Spreads a hash over all 32 bits: the finaliser of murmur3. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** The bucket of a hash. */
export function bucketOf(hash: number, bits: number): number {
  return mixed(hash) >>> (32 - bits);
}
