import type { Trace } from '../encoding/feature.ts';
import type { Entry, RowShape, Rows } from '../encoding/rows.ts';
import type { Difference } from '../explain.ts';
import type { AdditiveModel, Computed } from '../predictor.ts';
import type { Contribution } from '../reasons.ts';
import type { Task } from '../task.ts';
import type { TaskId } from '../task-id.ts';
import type { OpenModel } from './open-model.ts';

/** How an answer of an additive network is taken apart. */
interface Apart {
  /** Those of the input and of one that says nothing, then those that tell what each column adds. */
  readonly rows: Rows;
  /**
   * What each field of the input adds, and each of the words that add most.
   *
   * @param output of a row
   */
  readonly contributions: (output: (row: number) => number) => readonly Contribution[];
}

type TakeApart<Parsed> = (input: Parsed) => Apart;

/** By model: what is made of one is needed for each of its answers. */
const opened = new WeakMap<object, unknown>();

/** Predicts, and says what each field and word of the input adds; what one that says nothing gets anyway is no reason. */
export async function takenApart<Parsed, Prediction, Engine extends string>(
  { parse }: Pick<Task<TaskId, Parsed, Prediction, unknown, unknown>, 'parse'>,
  { model, run }: AdditiveModel<Parsed, Prediction, Engine>,
  input: Parsed,
): Promise<Difference<Prediction> & Computed<Engine>> {
  const empty = parse({}).parsed;
  const takeApart = (opened.get(model) as TakeApart<Parsed> | undefined) ?? createTakeApart(model, empty);
  opened.set(model, takeApart);
  const { rows, contributions } = takeApart(input);
  const { outputs, engine, waitedMs } = await run(rows);
  const { outputs: width, point = 0 } = model.design;
  const [prediction, start] = model.read(outputs.subarray(0, 2 * width), [input, empty]);
  if (prediction === undefined || start === undefined) throw new TypeError('two inputs have two predictions');
  const points = [point].flat();
  const output = (row: number) => points.reduce((sum, at) => sum + (outputs[row * width + at] as number), 0);
  return { prediction, start, contributions: contributions(output), engine, waitedMs };
}

/** So many words are named at most: more than anybody reads. */
const mostWords = 12;

/**
 * Takes answers of an additive network apart by asking it for one column at a time, so that nobody needs to know its
 * weights: what a column adds is the output for a row with that column alone, less that for an empty row.
 */
function createTakeApart<Parsed>(
  {
    blocks,
    shape,
    entries: entriesOf,
    manifest: { fitted },
  }: Pick<OpenModel<Parsed, unknown>, 'blocks' | 'shape' | 'entries' | 'manifest'>,
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

  const unsaid = entriesOf(empty);
  return (input) => {
    const own = entriesOf(input);
    const entries = [...own, ...unsaid];
    return {
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
