import { TantiyaError } from '../errors.ts';
import {
  columnNames,
  type DenseFeature,
  type DenseReader,
  type Feature,
  type SparseReader,
} from './feature.ts';
import type { RowShape, Rows, SparseBlock } from './rows.ts';

/** What was fitted on the training rows, by feature name. */
export type Fitted = Readonly<Record<string, unknown>>;

/** Where the columns of one feature lie in a row. Sparse columns are numbered after the dense ones. */
export interface FeatureBlock<Parsed> {
  readonly feature: Feature<Parsed>;
  readonly start: number;
  readonly width: number;
}

/** The only way from parsed inputs to the rows that trainer and browser both feed to a network. */
export interface Encoder<Parsed> {
  readonly shape: RowShape;
  /** Where the columns of each feature lie, in the order of the columns. */
  readonly blocks: readonly FeatureBlock<Parsed>[];
  /** @throws TantiyaError `input/not-finite`, naming row and column */
  encode(inputs: readonly Parsed[]): Rows;
}

/**
 * Opens features once, for any number of inputs.
 *
 * @param features in tensor order: the dense ones side by side, the sparse ones behind them
 * @throws TypeError naming the feature that cannot read what was fitted for it
 */
export function createEncoder<Parsed>(
  features: readonly Feature<Parsed>[],
  fitted: Fitted = {},
): Encoder<Parsed> {
  const dense: {
    readonly at: number;
    readonly feature: DenseFeature<Parsed>;
    readonly read: DenseReader<Parsed>;
  }[] = [];
  const sparse: {
    readonly at: number;
    readonly width: number;
    readonly feature: Feature<Parsed>;
    readonly read: SparseReader<Parsed>;
  }[] = [];
  let denseWidth = 0;
  let sparseWidth = 0;
  for (const feature of features) {
    const fittedValue = Object.hasOwn(fitted, feature.name) ? fitted[feature.name] : undefined;
    if (feature.kind === 'dense') {
      dense.push({ at: denseWidth, feature, read: feature.open(fittedValue) });
      denseWidth += feature.columns.length;
    } else {
      const { width, read } = feature.open(fittedValue);
      sparse.push({ at: sparseWidth, width, feature, read });
      sparseWidth += width;
    }
  }

  const blocks = [
    ...dense.map(({ at, feature }) => ({ feature, start: at, width: feature.columns.length })),
    ...sparse.map(({ at, width, feature }) => ({ feature, start: denseWidth + at, width })),
  ];

  function encodeDense(inputs: readonly Parsed[]): Float32Array {
    const matrix = new Float32Array(inputs.length * denseWidth);
    inputs.forEach((input, row) => {
      const start = row * denseWidth;
      for (const { at, read } of dense) read(input, matrix, start + at);
      for (let column = 0; column < denseWidth; column++) {
        const value = matrix[start + column] as number;
        if (!Number.isFinite(value)) throw notFinite(row, columnAt(column), value);
      }
    });
    return matrix;
  }

  const columnAt = (column: number) => columnNames(features)[column] ?? String(column);

  function encodeSparse(inputs: readonly Parsed[]): SparseBlock {
    const starts = new Uint32Array(inputs.length + 1);
    const columns: number[] = [];
    const values: number[] = [];
    inputs.forEach((input, row) => {
      for (const { at, feature, read } of sparse) {
        read(input, (column, value) => {
          if (!Number.isFinite(Math.fround(value))) throw notFinite(row, `${feature.name}[${column}]`, value);
          columns.push(at + column);
          values.push(value);
        });
      }
      starts[row + 1] = columns.length;
    });
    return { starts, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
  }

  return {
    shape: { dense: denseWidth, sparse: sparseWidth },
    blocks,
    encode(inputs) {
      const rows = { count: inputs.length, dense: encodeDense(inputs) };
      return sparse.length > 0 ? { ...rows, sparse: encodeSparse(inputs) } : rows;
    },
  };
}

function notFinite(row: number, column: string, value: number): TantiyaError {
  return new TantiyaError(
    'input/not-finite',
    `Row ${row}, column ${column} is ${value}.`,
    'Every number that enters a vector must be finite.',
  );
}
