import { findActivation } from '../activation.ts';
import { corrupt, unfoldable } from '../layer-error.ts';
import type { Layer } from '../topology.ts';
import { activated, type Vector } from '../vector.ts';
import type { WeightSource } from '../weight-source.ts';

/** What a layer gives for one row. */
export interface Tensor {
  /** Without the batch axis. */
  readonly shape: readonly number[];
  /** Its numbers, row-major. */
  readonly vector: Vector;
}

/**
 * Turns one layer into arithmetic on vectors, leaving out whatever cannot reach the answer.
 *
 * @throws TantiyaError `engine/unavailable` when the layer cannot be folded, `model/corrupt` when its configuration,
 * its inputs and its weights contradict each other; both name the layer
 */
export type LayerFold = (layer: Layer, inputs: readonly Tensor[], weights: WeightSource) => Tensor;

export function onlyInput({ name }: Layer, inputs: readonly Tensor[]): Tensor {
  const [input, ...others] = inputs;
  if (input && others.length === 0) return input;
  throw corrupt(name, `it has ${inputs.length} inputs`);
}

/** The input of a layer that works along the last axis, which must be the only one with a length. */
export function rowInput(layer: Layer, inputs: readonly Tensor[]): Tensor {
  const input = onlyInput(layer, inputs);
  if (input.shape.at(-1) === input.vector.width) return input;
  throw unfoldable(layer.name, `several steps, in the shape [${input.shape}]`);
}

/** Units of a layer whose every unit gives one number. */
export function unitsOf({ name, config }: Layer): number {
  const { units } = config;
  if (isLength(units)) return units;
  throw corrupt(name, `it has ${units} units`);
}

export function biasOf({ config }: Layer, weights: WeightSource, length: number): Float64Array {
  return config['use_bias'] === false ? new Float64Array(length) : weights('bias', [length]);
}

/** @param preset what TensorFlow.js takes when the file says nothing */
export function activate({ name, config }: Layer, of: Vector, role: string, preset: string): Vector {
  const wanted = String(config[role] ?? preset);
  if (wanted === 'linear') return of;
  const activation = findActivation(wanted);
  if (activation) return activated(of, activation);
  throw unfoldable(name, `the activation ${wanted}`);
}

export function isLength(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
