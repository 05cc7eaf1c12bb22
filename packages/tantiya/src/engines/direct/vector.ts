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
  /** Shape [1 + of.width, width], row-major: the bias, then the kernel. */
  readonly weights: Float64Array;
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

/** An affine `of` is merged into the weights. */
export function dense(of: Vector, width: number, weights: Float64Array): Vector {
  if (of.kind !== 'affine') return { kind: 'dense', width, of, weights };
  const merged = weights.slice();
  for (let at = width; at < weights.length; at++) {
    const column = at % width;
    const row = (at - column) / width - 1;
    const weight = weights[at] as number;
    merged[at] = weight * (of.scale[row] as number);
    merged[column] = (merged[column] as number) + weight * (of.offset[row] as number);
  }
  return dense(of.of, width, merged);
}

/** Merged into a dense `of`, and by {@link dense} into one that follows. */
export function affine(of: Vector, scale: Float64Array, offset: Float64Array): Vector {
  const { width } = of;
  if (of.kind !== 'dense') return { kind: 'affine', width, of, scale, offset };
  const weights = of.weights.map((weight, at) => weight * (scale[at % width] as number) + (offset[at] ?? 0));
  return { ...of, weights };
}
