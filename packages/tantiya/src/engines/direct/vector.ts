import type { RowShape } from '@tantiya/core';

/**
 * What a folded network computes: a row of `width` numbers from another, in a graph that leads from the output
 * back to the input. What can be computed once, on the weights, needs no node.
 */
export type Vector = Input | Dense | Affine | Elementwise;

/** Row-major weights: as the file has them, or in double precision where something was merged into them. */
export type Weights = Float32Array | Float64Array;

export interface Input {
  readonly kind: 'input';
  readonly width: number;
  readonly shape: RowShape;
}

/** `source` times the kernel, plus the bias. */
export interface Dense {
  readonly kind: 'dense';
  readonly width: number;
  readonly source: Vector;
  /** Shape [source.width, width]. */
  readonly kernel: Weights;
  /** Shape [width]. */
  readonly bias: Weights;
}

/** Number by number: `source` times the scale, plus the offset. */
export interface Affine {
  readonly kind: 'affine';
  readonly width: number;
  readonly source: Vector;
  readonly scale: Float64Array;
  readonly offset: Float64Array;
}

/** Number by number, from vectors of its own width: an activation, a product. */
interface Elementwise {
  readonly kind: 'elementwise';
  readonly width: number;
  readonly sources: readonly Vector[];
  readonly bind: BindStep;
}

/**
 * Makes the step that computes a vector in `to`; called once, when the network is laid out in memory.
 *
 * @param from where each source lies, as long as `to`
 */
type BindStep = (to: Float64Array, ...from: readonly Float64Array[]) => () => void;

/** @param sources at least one, all of one width */
export function elementwise(sources: readonly [Vector, ...Vector[]], bind: BindStep): Vector {
  return { kind: 'elementwise', width: sources[0].width, sources, bind };
}

export function product(source: Vector, factor: Vector): Vector {
  return elementwise([source, factor], (to, a, b) => () => multiply(a, b, to));
}

function multiply(from: Float64Array, factor: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (from[at] as number) * (factor[at] as number);
}

export function sum(source: Vector, summand: Vector): Vector {
  return elementwise([source, summand], (to, a, b) => () => add(a, b, to));
}

function add(from: Float64Array, summand: Float64Array, to: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (from[at] as number) + (summand[at] as number);
}

/** An affine `source` is merged into the weights. */
export function dense(source: Vector, width: number, kernel: Weights, bias: Weights): Vector {
  if (source.kind !== 'affine') return { kind: 'dense', width, source, kernel, bias };
  const mergedKernel = Float64Array.from(kernel);
  const mergedBias = Float64Array.from(bias);
  for (let at = 0; at < kernel.length; at++) {
    const column = at % width;
    const row = (at - column) / width;
    const weight = kernel[at] as number;
    mergedKernel[at] = weight * (source.scale[row] as number);
    mergedBias[column] = (mergedBias[column] as number) + weight * (source.offset[row] as number);
  }
  return dense(source.source, width, mergedKernel, mergedBias);
}

/** Merged into a dense `source`, and by {@link dense} into one that follows. */
export function affine(source: Vector, scale: Float64Array, offset: Float64Array): Vector {
  const { width } = source;
  if (source.kind !== 'dense') return { kind: 'affine', width, source, scale, offset };
  const { kernel, bias } = source;
  return {
    ...source,
    kernel: Float64Array.from(kernel, (weight, at) => weight * (scale[at % width] as number)),
    bias: Float64Array.from(
      bias,
      (weight, column) => weight * (scale[column] as number) + (offset[column] as number),
    ),
  };
}
