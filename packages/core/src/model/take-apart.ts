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

  /** The words of a column; undefined where it stands for none. */
  function wordsOf(input: Parsed, column: number): string | undefined {
    const owner = owners[column] as number;
    const start = blocks[owner]?.start ?? 0;
    return traces[owner]?.(input, column - start);
  }

  return (input) => {
    const pair = encode([input, empty]);
    const own = entriesOf(pair, 0, shape);
    const entries = [...own, ...entriesOf(pair, 1, shape)];
    return {
      inputs: [input, empty],
      rows: rowsOf([own, entries.slice(own.length), [], ...entries.map((entry) => [entry])], shape),
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
        const named = worded.slice(0, mostWords).flatMap(({ column, change }): Contribution[] => {
          const words = wordsOf(input, column);
          if (words === undefined) return [];
          const owner = owners[column] as number;
          sums[owner] = (sums[owner] as number) - change;
          return [{ field: fields[owner] ?? '', words, change }];
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
