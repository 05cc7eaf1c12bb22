import { createDenseStep, paddedLength } from './dense-step.ts';
import type { Folded } from './fold.ts';
import type { Affine, Vector } from './vector.ts';

/** A folded model with its memory: it answers one row after the other and allocates nothing any more. */
export interface Program {
  /** The row to be answered, then padding that is not read. */
  readonly input: Float64Array;
  /** Its answer, then padding. */
  readonly output: Float64Array;
  /** In order, these turn `input` into `output`. */
  readonly steps: readonly (() => void)[];
}

export function compile({ input, output }: Folded): Program {
  const memory = new Map<Vector, Float64Array>();
  const steps: (() => void)[] = [];

  /** Adds the steps that compute a vector, once, and returns the memory where they leave it. */
  function place(vector: Vector): Float64Array {
    const placed = memory.get(vector);
    if (placed) return placed;
    const to = new Float64Array(paddedLength(vector.width));
    memory.set(vector, to);
    if (vector.kind !== 'input') {
      const step = createStep(vector, to, place); // places what it reads, and so comes after that
      steps.push(step);
    }
    return to;
  }

  return { input: place(input), output: place(output), steps };
}

function createStep(
  vector: Exclude<Vector, { readonly kind: 'input' }>,
  to: Float64Array,
  place: (vector: Vector) => Float64Array,
): () => void {
  const from = place(vector.of);
  switch (vector.kind) {
    case 'dense':
      return createDenseStep(vector, from, to);
    case 'activated':
      return () => vector.activation(from, to);
    case 'affine':
      return () => scale(from, to, vector);
    case 'product': {
      const by = place(vector.by);
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
