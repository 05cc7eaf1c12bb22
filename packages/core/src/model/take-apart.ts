import type { Encoder, Fitted } from '../encoding/encode.ts';
import type { Trace } from '../encoding/feature.ts';
import { type Entry, entriesOf, type RowShape, type Rows } from '../encoding/rows.ts';
import type { Contribution } from '../reasons.ts';

/** How an answer of an additive network is taken apart. */
export interface Apart<Parsed> {
  /** The input, and one that says nothing: what that gets anyway is no reason. */
  readonly inputs: readonly [Parsed, Parsed];
  /** Those of the inputs, then those that tell what each column adds. */
  readonly rows: Rows;
  /**
   * What each field of the input adds, and each of the words that add most.
   *
   * @param output of a row
   */
  readonly contributions: (output: (row: number) => number) => readonly Contribution[];
}

export type TakeApart<Parsed> = (input: Parsed) => Apart<Parsed>;

/** So many words are named at most: more than anybody reads. */
const mostWords = 12;

/**
 * Takes answers of an additive network apart by asking it for one column at a time, so that nobody needs to know its
 * weights: what a column adds is the output for a row with that column alone, less that for an empty row.
 */
export function createTakeApart<Parsed>(
  { blocks, shape, encode }: Encoder<Parsed>,
  fitted: Fitted,
  empty: Parsed,
): TakeApart<Parsed> {
  const fields = blocks.map(({ feature }) => feature.reads[0] ?? '');
  const traces = blocks.map(({ feature }): Trace<Parsed> | undefined =>
    feature.trace?.(Object.hasOwn(fitted, feature.name) ? fitted[feature.name] : undefined),
  );
  /** The block of each column. */
  const owners = new Uint16Array(shape.dense + shape.sparse);
  blocks.forEach(({ start, width }, index) => {
    owners.fill(index, start, start + width);
  });

  /** The words that some columns of an input stand for, by column. */
  function wordsOf(input: Parsed, columns: readonly number[]): ReadonlyMap<number, string> {
    const words = new Map<number, string>();
    blocks.forEach(({ start }, owner) => {
      const own = columns.filter((column) => owners[column] === owner).map((column) => column - start);
      if (own.length === 0) return;
      traces[owner]?.(input, new Set(own), (column, found) => {
        if (!words.has(start + column)) words.set(start + column, found);
      });
    });
    return words;
  }

  const unsaid = entriesOf(encode([empty]), 0, shape);
  return (input) => {
    const own = entriesOf(encode([input]), 0, shape);
    const entries = [...own, ...unsaid];
    return {
      inputs: [input, empty],
      rows: rowsOf([own, unsaid, [], ...entries.map((entry) => [entry])], shape),
      contributions(output) {
        const nothing = output(2);
        const sums = new Float64Array(blocks.length);
        const worded: { readonly column: number; readonly change: number }[] = [];
        entries.forEach(([column], index) => {
          const owner = owners[column] as number;
          const change = output(3 + index) - nothing;
          sums[owner] = (sums[owner] as number) + (index < own.length ? change : -change);
          if (index < own.length && traces[owner]) worded.push({ column, change });
        });
        worded.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
        const most = worded.slice(0, mostWords);
        const words = wordsOf(
          input,
          most.map(({ column }) => column),
        );
        const named = most.flatMap(({ column, change }): Contribution[] => {
          const found = words.get(column);
          if (found === undefined) return [];
          const owner = owners[column] as number;
          sums[owner] = (sums[owner] as number) - change;
          return [{ field: fields[owner] ?? '', words: found, change }];
        });
        return [...named, ...Array.from(sums, (change, owner) => ({ field: fields[owner] ?? '', change }))];
      },
    };
  };
}

/** Rows of a few entries each. */
function rowsOf(all: readonly (readonly Entry[])[], { dense: width, sparse: isSparse }: RowShape): Rows {
  const dense = new Float32Array(all.length * width);
  const starts = new Uint32Array(all.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  all.forEach((entries, row) => {
    for (const [column, value] of entries) {
      if (column < width) dense[row * width + column] = value;
      else {
        columns.push(column - width);
        values.push(value);
      }
    }
    starts[row + 1] = columns.length;
  });
  const sparse = { starts, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
  return { count: all.length, dense, ...(isSparse && { sparse }) };
}
