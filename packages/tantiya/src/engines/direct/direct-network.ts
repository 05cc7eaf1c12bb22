import type { RowShape, Rows } from '@tantiya/core';
import type { Network } from '../engine.ts';
import { createDenseStep, paddedLength, type Terms } from './dense-step.ts';
import { addSparse, type SparseRow } from './sparse-step.ts';
import { unfoldable } from './unfoldable.ts';
import type { Affine, Dense, Vector } from './vector.ts';

/** A vector in memory, and its terms, which dense vectors read. */
interface Place extends Terms {
  /** Padded. */
  readonly numbers: Float64Array;
}

/** Where the row that is being answered lies. */
interface InputPlace {
  /** Its dense columns. */
  readonly dense: Place;
  readonly sparse: SparseRow;
}

/**
 * Lays a folded model out in memory and runs it, synchronously: one row after the other through the same memory, so
 * that nothing is allocated but the matrix of answers.
 */
export function createDirectNetwork(output: Vector, inputs: RowShape): Network {
  const input: InputPlace = {
    dense: createPlace(inputs.dense, true),
    sparse: { block: undefined, start: 0, end: 0 },
  };
  const memory = new Map<Vector, Place>();
  /** Run in order, these turn the row in the place of the input into the answer in the place of the output. */
  const steps: (() => void)[] = [];

  /** Adds the steps that compute a vector, once, and returns where they leave it. */
  function place(vector: Vector): Place {
    const known = memory.get(vector);
    if (known) return known;
    if (vector.kind === 'input') {
      if (inputs.sparse > 0)
        throw unfoldable('The model', 'sparse columns are read otherwise than by a Dense layer');
      return input.dense;
    }
    const placed = createPlace(vector.width, false);
    memory.set(vector, placed);
    const step = createStep(vector, placed.numbers, place, input); // first adds the steps of the vectors that it reads
    steps.push(step);
    return placed;
  }

  const answer = place(output).numbers;
  const { width } = output;
  return {
    inputs,
    outputWidth: width,
    run(rows) {
      const answers = new Float32Array(rows.count * width);
      for (let row = 0; row < rows.count; row++) {
        readRow(rows, row, inputs.dense, input);
        for (const step of steps) step();
        for (let at = 0; at < width; at++) answers[row * width + at] = answer[at] as number;
      }
      input.sparse.block = undefined; // the caller's memory is not held any longer
      return answers;
    },
    dispose() {}, // memory only: it goes with the network
  };
}

/**
 * @param skipsZeros whether its terms leave out zeros and so have memory of their own: for the input, most of which
 * is zero
 */
function createPlace(width: number, skipsZeros: boolean): Place {
  const numbers = new Float64Array(paddedLength(width));
  const values = skipsZeros ? numbers.slice() : numbers;
  return { numbers, values, rows: Int32Array.from(values, (_, at) => at + 1), count: width };
}

function readRow({ dense, sparse }: Rows, row: number, width: number, to: InputPlace): void {
  const { numbers, values, rows } = to.dense;
  const start = row * width;
  let count = 0;
  for (let at = 0; at < width; at++) {
    const value = dense[start + at] as number;
    numbers[at] = value;
    if (value === 0) continue;
    values[count] = value;
    rows[count++] = at + 1;
  }
  to.dense.count = count;
  if (!sparse) return;
  to.sparse.block = sparse;
  to.sparse.start = sparse.starts[row] as number;
  to.sparse.end = sparse.starts[row + 1] as number;
}

function createStep(
  vector: Exclude<Vector, { readonly kind: 'input' }>,
  to: Float64Array,
  place: (vector: Vector) => Place,
  input: InputPlace,
): () => void {
  switch (vector.kind) {
    case 'dense':
      return createDense(vector, to, place, input);
    case 'affine': {
      const from = place(vector.source).numbers;
      return () => scale(from, to, vector);
    }
    case 'elementwise':
      return vector.bind(to, ...vector.sources.map((source) => place(source).numbers));
    default:
      return vector satisfies never;
  }
}

function createDense(
  { source, kernel, bias, width }: Dense,
  to: Float64Array,
  place: (vector: Vector) => Place,
  input: InputPlace,
): () => void {
  if (source.kind !== 'input') return createDenseStep(kernel, bias, place(source), to);
  const dense = kernel.subarray(0, source.shape.dense * width);
  const addDense = createDenseStep(dense, bias, input.dense, to);
  if (source.shape.sparse === 0) return addDense;
  const rest = kernel.subarray(dense.length);
  const sparse = rest instanceof Float32Array ? rest : Float32Array.from(rest);
  return () => {
    addDense();
    addSparse(input.sparse, sparse, width, to);
  };
}

function scale(from: Float64Array, to: Float64Array, { scale, offset }: Affine): void {
  for (let at = 0; at < scale.length; at++) {
    to[at] = (from[at] as number) * (scale[at] as number) + (offset[at] as number);
  }
}
