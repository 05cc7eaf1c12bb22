import { createDenseStep, paddedLength } from './dense-step.ts';
import type { Affine, Vector } from './vector.ts';

/** A folded model with its memory: it answers one row after the other and allocates nothing any more. */
export interface Program {
  readonly inputWidth: number;
  /** The row to be answered; numbers beyond `inputWidth` are not read. */
  readonly input: Float64Array;
  /** Its answer, then padding. */
  readonly output: Float64Array;
  /** In order, these turn `input` into `output`. */
  readonly steps: readonly (() => void)[];
}

export function compile(answer: Vector): Program {
  const memory = new Map<Vector, Float64Array>();
  const steps: (() => void)[] = [];
  let inputWidth = 0;
  let input = new Float64Array();

  /** Adds the steps that compute a vector, once, and returns the memory where they leave it. */
  function place(vector: Vector): Float64Array {
    const placed = memory.get(vector);
    if (placed) return placed;
    const to = new Float64Array(paddedLength(vector.width));
    memory.set(vector, to);
    if (vector.kind === 'input') {
      inputWidth = vector.width;
      input = to;
    } else {
      const step = stepTo(to, vector, place); // adds the steps before it
      steps.push(step);
    }
    return to;
  }

  const output = place(answer);
  return { inputWidth, input, output, steps };
}

function stepTo(
  to: Float64Array,
  vector: Exclude<Vector, { readonly kind: 'input' }>,
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
