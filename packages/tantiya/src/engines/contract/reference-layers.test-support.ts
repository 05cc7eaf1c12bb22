/**
 * Layers in their textbook form, in float64 and without any shortcut: what every engine is held to. A row is a list
 * of numbers; a kernel is row-major, of shape [row length, outputs].
 */
export const referenceActivations = {
  linear: (x: number) => x,
  relu: (x: number) => Math.max(0, x),
  relu6: (x: number) => Math.min(6, Math.max(0, x)),
  hard_sigmoid: (x: number) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
} as const;

export type ActivationName = keyof typeof referenceActivations;

export const activationNames = Object.keys(referenceActivations) as readonly ActivationName[];

export function referenceDense(
  row: readonly number[],
  kernel: readonly number[],
  bias: readonly number[],
): number[] {
  return bias.map((start, column) =>
    row.reduce((sum, value, index) => sum + value * at(kernel, index * bias.length + column), start),
  );
}

export interface LstmWeights {
  readonly kernel: readonly number[];
  readonly recurrentKernel: readonly number[];
  /** Of the input gate, the forget gate, the candidate and the output gate. */
  readonly bias: readonly number[];
}

/** Every step's output, from a state of zeros. */
export function referenceLstm(
  steps: readonly (readonly number[])[],
  { kernel, recurrentKernel, bias }: LstmWeights,
  activation: ActivationName,
  recurrentActivation: ActivationName,
): number[][] {
  const units = bias.length / 4;
  const [act, gateAct] = [referenceActivations[activation], referenceActivations[recurrentActivation]];
  let hidden = new Array<number>(units).fill(0);
  let cell = new Array<number>(units).fill(0);
  return steps.map((step) => {
    const fromInput = referenceDense(step, kernel, bias);
    const fromHidden = referenceDense(hidden, recurrentKernel, new Array<number>(4 * units).fill(0));
    const gates = fromInput.map((value, index) => value + at(fromHidden, index));
    const gate = (block: number, unit: number) => at(gates, block * units + unit);
    cell = cell.map(
      (old, unit) => gateAct(gate(1, unit)) * old + gateAct(gate(0, unit)) * act(gate(2, unit)),
    );
    hidden = cell.map((value, unit) => gateAct(gate(3, unit)) * act(value));
    return hidden;
  });
}

export interface BatchNormalizationWeights {
  readonly gamma: readonly number[];
  readonly beta: readonly number[];
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

export function referenceBatchNormalization(
  row: readonly number[],
  { gamma, beta, mean, variance }: BatchNormalizationWeights,
  epsilon: number,
): number[] {
  return row.map(
    (value, index) =>
      ((value - at(mean, index)) / Math.sqrt(at(variance, index) + epsilon)) * at(gamma, index) +
      at(beta, index),
  );
}

/** The number that must be there. */
function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`${values.length} numbers, none at ${index}`);
  return value;
}
