import { createDenseKernel } from './dense-kernel.ts';
import {
  createActivationKernel,
  createAffineKernel,
  createProductKernel,
  createSumKernel,
} from './elementwise-kernels.ts';
import { type Kernel, strideOf } from './kernel.ts';
import type { Vector } from './vector.ts';

/** A folded model with its memory: it runs one block of rows after another and allocates nothing any more. */
export interface Program {
  readonly inputWidth: number;
  /** The inputs of a block, each {@link strideOf} the width apart; to be filled before `run`. */
  readonly input: Float64Array;
  /** The answers to a block, laid out alike; the next `run` overwrites them. */
  readonly output: Float64Array;
  /** Answers the first `rows` inputs. */
  run(rows: number): void;
}

/** @param blockRows most rows that one run can take */
export function compile(answer: Vector, blockRows: number): Program {
  const buffers = new Map<Vector, Float64Array>();
  const steps: ((rows: number) => void)[] = [];
  let inputWidth = 0;
  let input = new Float64Array();

  /** Adds the steps that compute a vector, once, and returns the buffer where they leave it. */
  function place(vector: Vector): Float64Array {
    const placed = buffers.get(vector);
    if (placed) return placed;
    const to = new Float64Array(blockRows * strideOf(vector.width));
    buffers.set(vector, to);
    if (vector.kind === 'input') {
      inputWidth = vector.width;
      input = to;
    } else {
      const from = place(vector.of);
      const and = 'and' in vector ? place(vector.and) : from;
      const kernel = kernelOf(vector);
      steps.push((rows) => kernel(from, to, rows, and));
    }
    return to;
  }

  const output = place(answer);
  return {
    inputWidth,
    input,
    output,
    run(rows) {
      for (const step of steps) step(rows);
    },
  };
}

function kernelOf(vector: Exclude<Vector, { readonly kind: 'input' }>): Kernel {
  switch (vector.kind) {
    case 'dense':
      return createDenseKernel(vector);
    case 'affine':
      return createAffineKernel(vector.scale, vector.offset);
    case 'activated':
      return createActivationKernel(vector.activation, vector.width);
    case 'product':
      return createProductKernel(vector.width);
    case 'sum':
      return createSumKernel(vector.width);
  }
}
