import type { BadRow } from './bad-row.ts';

/** The bad rows of one kind. */
export interface BadRowKind {
  readonly kind: string;
  readonly count: number;
  /** The first of them. */
  readonly first: readonly BadRow[];
}

/** How many bad rows of a kind are kept, to be shown. */
const keptPerKind = 3;

/** Counts bad rows by kind, in memory that does not grow with them. */
export class BadRowTally {
  readonly #kinds = new Map<string, { count: number; readonly first: BadRow[] }>();

  add(row: BadRow): void {
    const known = this.#kinds.get(row.kind) ?? { count: 0, first: [] };
    known.count++;
    if (known.first.length < keptPerKind) known.first.push(row);
    this.#kinds.set(row.kind, known);
  }

  /** The most frequent first. */
  get kinds(): readonly BadRowKind[] {
    return Array.from(this.#kinds, ([kind, known]) => ({ kind, ...known })).sort((a, b) => b.count - a.count);
  }
}
