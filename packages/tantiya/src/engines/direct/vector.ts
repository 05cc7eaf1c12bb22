import type { Activation } from './activation.ts';

/**
 * What a folded network computes: one row of `width` numbers from another, as a graph from the output back to
 * the input. Layers whose arithmetic can be done once, on the weights, leave no node.
 */
export type Vector = Input | Dense | Affine | Activated | Combined;

interface Input {
  readonly kind: 'input';
  readonly width: number;
}

export interface Dense {
  readonly kind: 'dense';
  readonly width: number;
  readonly of: Vector;
  /** Shape [of.width, width], row-major. */
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
}

interface Affine {
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

/** Two vectors of one width, number by number. */
interface Combined {
  readonly kind: 'product' | 'sum';
  readonly width: number;
  readonly of: Vector;
  readonly and: Vector;
}

export const input = (width: number): Vector => ({ kind: 'input', width });

export const activated = (of: Vector, activation: Activation): Vector => ({
  kind: 'activated',
  width: of.width,
  of,
  activation,
});

export const product = (of: Vector, and: Vector): Vector => ({ kind: 'product', width: of.width, of, and });

export const sum = (of: Vector, and: Vector): Vector => ({ kind: 'sum', width: of.width, of, and });

/** `of` times the kernel of shape [of.width, bias.length], plus the bias. An affine `of` is merged into both. */
export function dense(of: Vector, kernel: Float64Array, bias: Float64Array): Vector {
  const width = bias.length;
  if (of.kind !== 'affine') return { kind: 'dense', width, of, kernel, bias };
  const { scale, offset } = of;
  const mergedBias = bias.slice();
  const mergedKernel = kernel.map((weight, at) => {
    const column = at % width;
    const row = (at - column) / width;
    mergedBias[column] = (mergedBias[column] ?? 0) + weight * (offset[row] ?? 0);
    return weight * (scale[row] ?? 0);
  });
  return dense(of.of, mergedKernel, mergedBias);
}

/** `of` times the scale, plus the offset, number by number; merged into a dense or an affine `of`. */
export function affine(of: Vector, scale: Float64Array, offset: Float64Array): Vector {
  const { width } = of;
  const scaled = (values: Float64Array) => values.map((value, at) => value * (scale[at % width] ?? 0));
  const moved = (values: Float64Array) => scaled(values).map((value, at) => value + (offset[at] ?? 0));
  if (of.kind === 'dense') return { ...of, kernel: scaled(of.kernel), bias: moved(of.bias) };
  if (of.kind === 'affine') return { ...of, scale: scaled(of.scale), offset: moved(of.offset) };
  return { kind: 'affine', width, of, scale, offset };
}
