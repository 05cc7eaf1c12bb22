import type { Network } from '../../engine.ts';
import { createDenseStep, paddedLength, type Terms } from './dense-step.ts';
import type { Folded } from './fold.ts';
import type { Affine, Vector } from './vector.ts';

/** A vector in memory, and the terms of it that dense vectors read. */
interface Place extends Terms {
  /** Padded. */
  readonly numbers: Float64Array;
}

/**
 * Lays a folded model out in memory and runs it, synchronously: one row after the other through the same memory, so
 * that nothing is allocated but the matrix of answers.
 */
export function createDirectNetwork({ input, output }: Folded): Network {
  const memory = new Map<Vector, Place>();
  /** In order, these turn the row at the input's place into the answer at the output's. */
  const steps: (() => void)[] = [];

  /** Adds the steps that compute a vector, once, and returns where they leave it. */
  function place(vector: Vector): Place {
    const known = memory.get(vector);
    if (known) return known;
    const { kind, width } = vector;
    const numbers = new Float64Array(paddedLength(width));
    // Only the input has many zeros, so that its terms are others than its numbers.
    const values = kind === 'input' ? numbers.slice() : numbers;
    const placed = { numbers, values, rows: Int32Array.from(values, (_, at) => at + 1), count: width };
    memory.set(vector, placed);
    if (kind !== 'input') {
      const step = createStep(vector, numbers, place); // places what it reads, and so comes after that
      steps.push(step);
    }
    return placed;
  }

  const from = place(input);
  const { numbers: answer } = place(output);
  return {
    inputWidth: input.width,
    outputWidth: output.width,
    run(matrix, rows) {
      const answers = new Float32Array(rows * output.width);
      for (let row = 0; row < rows; row++) {
        readRow(matrix, row * input.width, input.width, from);
        for (const step of steps) step();
        for (let at = 0; at < output.width; at++) answers[row * output.width + at] = answer[at] as number;
      }
      return answers;
    },
    dispose() {}, // memory only: it goes with the network
  };
}

function readRow(matrix: Float32Array, start: number, width: number, to: Place): void {
  const { numbers, values, rows } = to;
  let count = 0;
  for (let at = 0; at < width; at++) {
    const value = matrix[start + at] as number;
    numbers[at] = value;
    if (value === 0) continue;
    values[count] = value;
    rows[count++] = at + 1;
  }
  to.count = count;
}

function createStep(
  vector: Exclude<Vector, { readonly kind: 'input' }>,
  to: Float64Array,
  place: (vector: Vector) => Place,
): () => void {
  const of = place(vector.of);
  const from = of.numbers;
  switch (vector.kind) {
    case 'dense':
      return createDenseStep(vector, of, to);
    case 'activated':
      return () => vector.activation(from, to);
    case 'affine':
      return () => scale(from, to, vector);
    case 'product': {
      const { numbers: by } = place(vector.by);
      return () => multiply(from, by, to);
    }
  }
}

function scale(from: Float64Array, to: Float64Array, { scale, offset }: Affine): void {
  for (let at = 0; at < scale.length; at++) {
    to[at] = (from[at] as number) * (scale[at] as number) + (offset[at] as number);
  }
}

function multiply(from: Float64Array, by: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (from[at] as number) * (by[at] as number);
}
