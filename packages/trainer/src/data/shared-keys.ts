import { nameKey } from '@tantiya/core';

/** Names of one source that are one name to a model, though they are written differently. */
export interface SharedKey {
  readonly field: string;
  readonly key: string;
  /** As written, in the order in which they came; the first few. */
  readonly names: readonly string[];
}

/** The input fields whose names are compared by key. */
const namedFields = ['category', 'tags', 'skill', 'country'];

const mostNames = 5;
/** So that memory does not grow with a source that names everything anew. */
const mostKeys = 100_000;

/**
 * Finds names that share a key but differ in more than case, blanks and normal form: "Wi-Fi" and "Wi Fi", which are
 * meant to be one, but also "Bath (kids)" and "Bath: kids", which may not be.
 */
export class SharedKeys {
  /** By field and key, what has been seen of a name by what counts as the same writing. */
  readonly #seen = new Map<string, Map<string, string>>();

  add(input: Readonly<Record<string, unknown>>): void {
    for (const field of namedFields) {
      const value = input[field];
      for (const name of Array.isArray(value) ? value : [value]) {
        if (typeof name === 'string') this.#addName(field, name);
      }
    }
  }

  #addName(field: string, name: string): void {
    const key = nameKey(name);
    if (key === '') return;
    const place = `${field} ${key}`;
    const names = this.#seen.get(place) ?? new Map<string, string>();
    if (names.size === 0 && this.#seen.size >= mostKeys) return;
    this.#seen.set(place, names);
    const writing = name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
    if (!names.has(writing) && names.size < mostNames) names.set(writing, name);
  }

  get found(): readonly SharedKey[] {
    return Array.from(this.#seen, ([place, names]) => {
      const [field = '', key = ''] = place.split(/ (.*)/s);
      return { field, key, names: [...names.values()] };
    }).filter(({ names }) => names.length > 1);
  }
}
