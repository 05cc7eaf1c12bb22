import { nameKey } from '../input/name-key.ts';

/** Keys of the names a model knows, in the order of their columns. */
export type Vocabulary = ReadonlyMap<string, number>;

/**
 * Picks the `size` words with the highest document frequency; ties are broken alphabetically by code unit, so
 * that every machine picks the same.
 *
 * @param documents the words of each training row; a word counts once per row
 * @param fewest rows that a word must be in
 */
export function fitVocabulary(
  documents: Iterable<Iterable<string>>,
  size: number,
  fewest = 1,
): readonly string[] {
  const frequency = new Map<string, number>();
  for (const document of documents) {
    for (const word of new Set(document)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  return [...frequency]
    .filter(([, count]) => count >= fewest)
    .sort(([wordA, countA], [wordB, countB]) => countB - countA || (wordA < wordB ? -1 : 1))
    .slice(0, size)
    .map(([word]) => word);
}

/**
 * Turns the list of names stored in a manifest into a lookup by key. Models of earlier versions stored some names as
 * they were written; of two with one key, the first counts.
 */
export function indexVocabulary(names: readonly string[]): Vocabulary {
  const columns = new Map<string, number>();
  names.forEach((name, index) => {
    const key = nameKey(name);
    if (!columns.has(key)) columns.set(key, index);
  });
  return columns;
}

/** Refuses more words than columns: the surplus would set columns of the next feature. */
export function readVocabulary(fitted: unknown, name: string, width: number): Vocabulary {
  if (!Array.isArray(fitted) || !fitted.every((word) => typeof word === 'string')) {
    throw new TypeError(`${name} is not a list of words`);
  }
  if (fitted.length > width) throw new TypeError(`${name} has ${fitted.length} words for ${width} columns`);
  return indexVocabulary(fitted);
}
