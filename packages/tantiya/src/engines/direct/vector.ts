import type { Activation } from './activation.ts';

/**
 * What a folded network computes: a row of `width` numbers from another, in a graph that leads from the output
 * back to the input. Whatever can be computed once, on the weights, leaves no node.
 */
export type Vector = Input | Dense | Affine | Activated | Product;

interface Input {
  readonly kind: 'input';
  readonly width: number;
}

/** `of` times the kernel, plus the bias. */
export interface Dense {
  readonly kind: 'dense';
  readonly width: number;
  readonly of: Vector;
  /** Shape [of.width, width], row-major. */
  readonly kernel: Float64Array;
  /** Shape [width]. */
  readonly bias: Float64Array;
}

/** Number by number: `of` times the scale, plus the offset. */
export interface Affine {
  readonly kind: 'affine';
  readonly width: number;
  readonly of: Vector;
  readonly scale: Float64Array;
  readonly offset: Float64Array;
}

interface Activated {
  readonly kind: 'activated';
  readonly width: number;
  readonly of: Vector;
  readonly activation: Activation;
}

/** Number by number, of two vectors of one width. */
interface Product {
  readonly kind: 'product';
  readonly width: number;
  readonly of: Vector;
  readonly by: Vector;
}

export function product(of: Vector, by: Vector): Vector {
  return { kind: 'product', width: of.width, of, by };
}

/** An affine `of` is merged into the kernel and the bias. */
export function dense(of: Vector, kernel: Float64Array, bias: Float64Array): Vector {
  const width = bias.length;
  if (of.kind !== 'affine') return { kind: 'dense', width, of, kernel, bias };
  const mergedBias = bias.slice();
  const mergedKernel = kernel.map((weight, at) => {
    const column = at % width;
    const row = (at - column) / width;
    mergedBias[column] = (mergedBias[column] as number) + weight * (of.offset[row] as number);
    return weight * (of.scale[row] as number);
  });
  return dense(of.of, mergedKernel, mergedBias);
}

/** Merged into a dense `of`, and by {@link dense} into one that follows. */
export function affine(of: Vector, scale: Float64Array, offset: Float64Array): Vector {
  const { width } = of;
  if (of.kind !== 'dense') return { kind: 'affine', width, of, scale, offset };
  const scaled = (values: Float64Array) => values.map((value, at) => value * (scale[at % width] as number));
  const bias = scaled(of.bias).map((start, at) => start + (offset[at] as number));
  return { ...of, kernel: scaled(of.kernel), bias };
}
