import type { SparseFeature } from './feature.ts';
import { roughLog2 } from './rough-log2.ts';
import { createWordMemory, hashWord, shownWords, type Words } from './words.ts';

interface Kind {
  readonly name: string;
  /** How much of it changes nothing. */
  readonly usual: number;
  /** Apart by blanks. */
  readonly words: string;
  /** Words of other units, and how much of the kind's own they are. */
  readonly others?: Readonly<Record<string, number>>;
}

/** What is counted or measured in texts. */
const kinds: readonly Kind[] = [
  {
    name: 'rooms',
    usual: 2,
    words: 'room rooms bedroom bedrooms br kwarto silid bathroom bathrooms cr banyo toilet toilets kubeta',
  },
  { name: 'floors', usual: 1, words: 'floor floors storey storeys story stories palapag storied' },
  {
    name: 'area, m²',
    usual: 20,
    words: 'sqm sqms m2 sq square kuwadrado kwadrado parisukat',
    others: { sqft: 0.0929, ft2: 0.0929 },
  },
  {
    name: 'length, m',
    usual: 5,
    words: 'm meter meters metre metres metro lm',
    others: { ft: 0.305, feet: 0.305 },
  },
  {
    name: 'pieces',
    usual: 1,
    words:
      'unit units pc pcs piece pieces piraso set sets door doors pinto window windows bintana outlet outlets saksakan aircon aircons light lights ilaw fixture fixtures bulb bulbs fan fans bed beds kama chair chairs silya table tables mesa cabinet cabinets tree trees puno tank tanks car cars kotse motorcycle motorcycles vehicle vehicles wall walls pader gate gates panel panels camera cameras cctv joint joints pipe pipes tubo box boxes kahon load loads truckload truckloads item items',
  },
  {
    name: 'hours',
    usual: 4,
    words: 'hour hours hr hrs oras',
    others: {
      day: 8,
      days: 8,
      araw: 8,
      week: 40,
      weeks: 40,
      linggo: 40,
      month: 170,
      months: 170,
      buwan: 170,
    },
  },
  {
    name: 'works',
    usual: 5,
    words:
      'page pages screen screens product products article articles video videos logo logos image images slide slides chapter chapters record records row rows',
  },
  { name: 'words', usual: 1000, words: 'word words' },
];

interface Unit {
  readonly kind: number;
  /** In the unit of the kind, over what is usual. */
  readonly factor: number;
}

/** By the hash of its word. */
const units: ReadonlyMap<number, Unit> = new Map(
  kinds.flatMap(({ usual, words, others = {} }, kind) =>
    Object.entries({ ...Object.fromEntries(words.split(' ').map((word) => [word, 1])), ...others }).map(
      ([word, factor]) => [hashWord(word), { kind, factor: factor / usual }] as const,
    ),
  ),
);

/** 1 at the low bits of the hash of every unit: most words are none, and a look into this is all they cost. */
const mayBeUnit = new Uint8Array(4096);
for (const hash of units.keys()) mayBeUnit[hash & 4095] = 1;

/** Small numbers in words, by hash: English, and Filipino with and without the linker. */
const numberWords: ReadonlyMap<number, number> = new Map(
  [
    'one isa isang',
    'two dalawa dalawang',
    'three tatlo tatlong',
    'four apat',
    'five lima limang',
    'six anim',
    'seven pito pitong',
    'eight walo walong',
    'nine siyam',
    'ten sampu sampung',
  ].flatMap((words, at) => words.split(' ').map((word) => [hashWord(word), at + 1] as const)),
);

/** Filipino puts it between some numbers and what they count: "apat na kwarto". */
const linker = hashWord('na');

/** The words of a text, for all features that read words. */
export const readWords = createWordMemory((hash) => units.has(hash));

/**
 * How much of what a text asks for: "12 rooms", "180 sqm", "3 units", "dalawang pinto". For each kind of quantity the
 * largest one counts, as a logarithm to base 2 of how much more it is than usual.
 */
export function quantities<Parsed>(
  { name, reads }: Pick<SparseFeature<Parsed>, 'name' | 'reads'>,
  read: (parsed: Parsed) => readonly string[],
): SparseFeature<Parsed> {
  return {
    kind: 'sparse',
    name,
    reads,
    unit: `rough log2 of quantity / usual: ${kinds.map((kind) => `${kind.name} / ${kind.usual}`).join(', ')}`,
    trace: () => (parsed, columns, put) => {
      const largest = new Map<number, { readonly quantity: number; readonly shown: string }>();
      for (const text of read(parsed)) {
        const words = readWords(text);
        gather(words, (kind, quantity, from, to) => {
          if (!columns.has(kind) || quantity <= (largest.get(kind)?.quantity ?? 0)) return;
          largest.set(kind, { quantity, shown: shownWords(words, from, to) });
        });
      }
      for (const [kind, { shown }] of largest) put(kind, shown);
    },
    open() {
      const largest = new Float64Array(kinds.length);
      return {
        width: kinds.length,
        read(parsed, put) {
          largest.fill(0);
          for (const text of read(parsed)) {
            gather(readWords(text), (kind, quantity) => {
              largest[kind] = Math.max(largest[kind] as number, quantity);
            });
          }
          largest.forEach((quantity, kind) => {
            const value = quantity > 0 ? roughLog2(Math.min(quantity, 1000)) : 0;
            if (value !== 0) put(kind, value);
          });
        },
      };
    },
  };
}

/** Calls `found` for every quantity in a text, with the words that it begins and ends with. */
function gather(
  { count, hashes, numbers }: Words,
  found: (kind: number, quantity: number, from: number, to: number) => void,
): void {
  for (let at = 1; at < count; at++) {
    const hash = hashes[at] as number;
    const unit = mayBeUnit[hash & 4095] === 1 ? units.get(hash) : undefined;
    if (!unit) continue;
    const before = hashes[at - 1] === linker ? at - 2 : at - 1;
    const number = before < 0 ? 0 : numbers[before] || numberWords.get(hashes[before] as number) || 0;
    found(unit.kind, number * unit.factor, before, at);
  }
}
