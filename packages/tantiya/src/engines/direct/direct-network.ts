import type { Network } from '../../engine.ts';
import { createDenseStep, createTerms, paddedLength, placeOf, type Terms } from './dense-step.ts';
import type { Folded } from './fold.ts';
import type { Affine, Vector } from './vector.ts';

/** A vector in memory, padded. */
interface Place {
  readonly numbers: Float64Array;
  /** The same for dense vectors to read. */
  readonly terms: Terms;
}

/**
 * Lays a folded model out in memory and runs it, synchronously: one row after the other through the same memory, so
 * that nothing is allocated but the matrix of answers.
 */
export function createDirectNetwork({ input, output }: Folded): Network {
  const places = new Map<Vector, Place>();
  /** In order, these turn the row at the input's place into the answer at the output's. */
  const steps: (() => void)[] = [];

  /** Adds the steps that compute a vector, once, and returns where they leave it. */
  function place(vector: Vector): Place {
    const known = places.get(vector);
    if (known) return known;
    const { kind, width } = vector;
    const numbers = new Float64Array(paddedLength(width));
    // Only in the input many numbers are zero, so only there it pays to have others in its terms.
    const terms = createTerms(kind === 'input' ? numbers.slice() : numbers, width);
    const placed = { numbers, terms };
    places.set(vector, placed);
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

function readRow(matrix: Float32Array, start: number, width: number, { numbers, terms }: Place): void {
  const { values, places } = terms;
  let count = 0;
  for (let at = 0; at < width; at++) {
    const value = matrix[start + at] as number;
    numbers[at] = value;
    if (value === 0) continue;
    values[count] = value;
    places[count++] = placeOf(at);
  }
  terms.count = count;
}

function createStep(
  vector: Exclude<Vector, { readonly kind: 'input' }>,
  to: Float64Array,
  place: (vector: Vector) => Place,
): () => void {
  const { numbers: from, terms } = place(vector.of);
  switch (vector.kind) {
    case 'dense':
      return createDenseStep(vector, terms, to);
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
