import type { Encoder, Fitted } from '../encoding/encode.ts';
import type { Trace } from '../encoding/feature.ts';
import { type Entry, entriesOf, type RowShape, type Rows } from '../encoding/rows.ts';
import type { Contribution } from '../reasons.ts';

/** Runs an additive network and gives back one of its outputs for each row. */
export type RunOutput = (rows: Rows) => Promise<(row: number) => number>;

/** What each field of an input, and each of its words, adds to an additive network's output. */
export type TakeApart<Parsed> = (input: Parsed, run: RunOutput) => Promise<readonly Contribution[]>;

/**
 * Takes answers of an additive network apart by asking it for one column at a time, so that nobody needs to know its
 * weights: what a column adds is the output for a row with that column alone, less that for an empty row.
 *
 * @param empty an input that says nothing: what it gets anyway is no reason
 */
export function createTakeApart<Parsed>(
  { blocks, shape, encode }: Encoder<Parsed>,
  fitted: Fitted,
  empty: Parsed,
): TakeApart<Parsed> {
  /** The block of each column. */
  const owners = new Uint16Array(shape.dense + shape.sparse);
  blocks.forEach(({ start, width }, index) => {
    owners.fill(index, start, start + width);
  });
  const traces = blocks.flatMap(({ feature, start }): { start: number; trace: Trace<Parsed> }[] => {
    const trace = feature.trace?.(Object.hasOwn(fitted, feature.name) ? fitted[feature.name] : undefined);
    return trace ? [{ start, trace }] : [];
  });

  function wordsOf(input: Parsed): ReadonlyMap<number, string> {
    const words = new Map<number, string>();
    for (const { start, trace } of traces) {
      trace(input, (column, text) => {
        if (!words.has(start + column)) words.set(start + column, text);
      });
    }
    return words;
  }

  return async (input, run) => {
    const pair = encode([input, empty]);
    const own = entriesOf(pair, 0, shape);
    const entries = [...own, ...entriesOf(pair, 1, shape)];
    const output = await run(singleEntries(entries, shape));
    const nothing = output(0);
    const words = wordsOf(input);
    const sums = new Map<string, { field: string; words: string | undefined; change: number }>();
    entries.forEach(([column], index) => {
      const isOwn = index < own.length;
      const [field = ''] = blocks[owners[column] as number]?.feature.reads ?? [];
      const text = isOwn ? words.get(column) : undefined;
      const key = `${field}\n${text ?? ''}`;
      const sum = sums.get(key) ?? { field, words: text, change: 0 };
      const change = output(index + 1) - nothing;
      sum.change += isOwn ? change : -change;
      sums.set(key, sum);
    });
    return [...sums.values()];
  };
}

/** An empty row, then a row for each entry that has this one alone. */
function singleEntries(entries: readonly Entry[], { dense: width, sparse: isSparse }: RowShape): Rows {
  const count = entries.length + 1;
  const dense = new Float32Array(count * width);
  const starts = new Uint32Array(count + 1);
  const columns = new Uint32Array(count);
  const values = new Float32Array(count);
  let filled = 0;
  entries.forEach(([column, value], index) => {
    if (column < width) dense[(index + 1) * width + column] = value;
    else {
      columns[filled] = column - width;
      values[filled++] = value;
    }
    starts[index + 2] = filled;
  });
  return { count, dense, ...(isSparse && { sparse: { starts, columns, values } }) };
}
