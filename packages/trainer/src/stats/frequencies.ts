export interface Frequency {
  readonly value: string;
  readonly count: number;
}

/** Counts values by field. */
export class Frequencies {
  readonly #fields = new Map<string, Map<string, number>>();

  add(field: string, value: string): void {
    const counts = this.#fields.get(field) ?? new Map<string, number>();
    counts.set(value, (counts.get(value) ?? 0) + 1);
    this.#fields.set(field, counts);
  }

  /** The `size` most frequent values of each field, ties in the order in which they came. */
  top(size: number): Readonly<Record<string, readonly Frequency[]>> {
    return Object.fromEntries(
      Array.from(this.#fields, ([field, counts]) => [
        field,
        Array.from(counts, ([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count)
          .slice(0, size),
      ]),
    );
  }
}
