import { readVocabulary } from './vocabulary.ts';

/**
 * One declared feature. Names, widths, units, documentation and the fingerprint derive from the declaration.
 *
 * A new kind of feature is one more function in this file that returns one of these two.
 */
export type Feature<Parsed> = DenseFeature<Parsed> | SparseFeature<Parsed>;

interface Declaration<Parsed> {
  /** Unique within a design; what was fitted for the feature is filed under it. */
  readonly name: string;
  /** The formula, as the specification states it. */
  readonly unit: string;
  /** Names of the caller's fields that it reads; `worker.rating` for a field within a field. */
  readonly reads: readonly string[];
  /**
   * Whether what an input gives in the first field that the feature reads is outside what it knows; only for features
   * of names.
   *
   * @param fitted as for `open`
   */
  readonly unknown?: (fitted: unknown) => (parsed: Parsed) => boolean;
  /**
   * For features of words and names: what their columns stand for.
   *
   * @param fitted as for `open`
   */
  readonly trace?: (fitted: unknown) => Trace<Parsed>;
}

/** Writes a feature's columns into a row of zeros, from column `at` on. Pure, and defined for any input. */
export type DenseReader<Parsed> = (parsed: Parsed, row: Float32Array, at: number) => void;

/** Calls `put` for every column that is not zero, at most once for each. Pure, and defined for any input. */
export type SparseReader<Parsed> = (parsed: Parsed, put: (column: number, value: number) => void) => void;

/**
 * Says what of an input some of its columns, numbered within the feature, stand for: the words that they were hashed from,
 * or the name that they belong to, as the input has it. Calls `put` for those that stand for any, once or more, the first
 * being what counts. Only asked when an answer is to be explained.
 */
export type Trace<Parsed> = (
  parsed: Parsed,
  columns: ReadonlySet<number>,
  put: (column: number, words: string) => void,
) => void;

export interface DenseFeature<Parsed> extends Declaration<Parsed> {
  readonly kind: 'dense';
  /** One name per column. */
  readonly columns: readonly string[];
  /** The words of an input that may get a column; the trainer fits the most frequent. Only vocabularies have it. */
  readonly words?: (parsed: Parsed) => Iterable<string>;
  /**
   * @param fitted what the manifest holds under the feature's name; undefined when nothing was fitted
   * @throws TypeError for a value that this feature cannot read
   */
  readonly open: (fitted: unknown) => DenseReader<Parsed>;
}

/** Many columns, of which a row has few, behind the dense ones. */
export interface SparseFeature<Parsed> extends Declaration<Parsed> {
  readonly kind: 'sparse';
  /** What the trainer fits; nothing where it is left out. */
  readonly fit?: SparseFit<Parsed>;
  /**
   * @param fitted as for a dense feature; with nothing fitted it has every column that there could be
   * @returns the number of columns, and the reader that sets them
   * @throws TypeError for a value that this feature cannot read
   */
  readonly open: (fitted: unknown) => { readonly width: number; readonly read: SparseReader<Parsed> };
}

/** What there is to fit for a sparse feature. */
export type SparseFit<Parsed> =
  | {
      readonly kind: 'names';
      /** At most so many get a column. */
      readonly size: number;
      /** The names of an input that may get a column. */
      readonly names: (parsed: Parsed) => readonly string[];
    }
  | {
      readonly kind: 'number';
      /** The number of knots at most. */
      readonly knots: number;
      readonly number: (parsed: Parsed) => number | undefined;
    }
  | {
      /** Too many columns for a file, of which the trainer keeps the ones that matter. */
      readonly kind: 'columns';
      /** @param columns ascending, of the feature with nothing fitted */
      readonly keep: (columns: readonly number[]) => unknown;
    };

/** One number. */
export function numeric<Parsed>(
  name: string,
  unit: string,
  reads: readonly string[],
  read: (parsed: Parsed) => number,
): DenseFeature<Parsed> {
  return {
    kind: 'dense',
    name,
    unit,
    reads,
    columns: [name],
    open: () => (parsed, row, at) => {
      row[at] = read(parsed);
    },
  };
}

/**
 * A number as a thermometer: a column for each stretch between two knots, which holds the share of it that the number has
 * passed, 0..1. Weighted and summed they are a curve of straight pieces; where no weight is below 0 it never falls.
 *
 * @param knots ascending, at least two
 * @param read no number leaves all columns at 0, as the first knot does
 */
export function thermometer<Parsed>(
  name: string,
  knots: readonly number[],
  reads: readonly string[],
  read: (parsed: Parsed) => number | undefined,
): DenseFeature<Parsed> {
  const [first = 0, ...ends] = knots;
  return {
    kind: 'dense',
    name,
    unit: `share passed of each stretch between ${knots.join(', ')}`,
    reads,
    columns: indexed(name, ends.length),
    open: () => (parsed, row, at) => {
      const number = read(parsed) ?? first;
      let start = first;
      for (const [stretch, end] of ends.entries()) {
        row[at + stretch] = Math.min(Math.max((number - start) / (end - start), 0), 1);
        start = end;
      }
    },
  };
}

/**
 * A column of 0 or 1 for each of `width` choices that the code knows.
 *
 * @param read the columns to set; none for an unknown or missing value
 * @param unknown whether an input gives a value that is none of the choices; never unless told
 */
export function oneHot<Parsed>(
  name: string,
  width: number,
  unit: string,
  reads: readonly string[],
  read: (parsed: Parsed) => readonly number[],
  unknown?: (parsed: Parsed) => boolean,
): DenseFeature<Parsed> {
  return {
    kind: 'dense',
    name,
    unit,
    reads,
    columns: indexed(name, width),
    ...(unknown && { unknown: () => unknown }),
    open: () => (parsed, row, at) => {
      for (const column of read(parsed)) row[at + column] = 1;
    },
  };
}

/**
 * A column of 0 or 1 for each of the `width` most frequent names of the training rows. An input's are unknown when none
 * of them has a column.
 *
 * @param words the keys of one input's names; unknown ones set no column
 */
export function vocabulary<Parsed>(
  name: string,
  width: number,
  unit: string,
  reads: readonly string[],
  words: (parsed: Parsed) => readonly string[],
): DenseFeature<Parsed> {
  return {
    kind: 'dense',
    name,
    unit,
    reads,
    columns: indexed(name, width),
    words,
    unknown(fitted = []) {
      const known = readVocabulary(fitted, name, width);
      return (parsed) => {
        const given = words(parsed);
        return given.length > 0 && !given.some((word) => known.has(word));
      };
    },
    trace(fitted = []) {
      const known = readVocabulary(fitted, name, width);
      return (parsed, columns, put) => {
        for (const word of words(parsed)) {
          const column = known.get(word);
          if (column !== undefined && columns.has(column)) put(column, word);
        }
      };
    },
    open(fitted = []) {
      const known = readVocabulary(fitted, name, width);
      return (parsed, row, at) => {
        for (const word of words(parsed)) {
          const column = known.get(word);
          if (column !== undefined) row[at + column] = 1;
        }
      };
    },
  };
}

function indexed(name: string, width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => `${name}[${index}]`);
}

/** Names of the dense columns in tensor order. */
export function columnNames(features: readonly Feature<never>[]): readonly string[] {
  return features.flatMap((feature) => (feature.kind === 'dense' ? feature.columns : []));
}
