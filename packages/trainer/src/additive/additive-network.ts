import { type LayersModel, type NamedWeight, writeLayersModel } from '@tantiya/core';

/** Weights of some of the outputs. */
export interface Branch {
  readonly name: string;
  /** By output of the branch: its weight for each column. */
  readonly weights: readonly Float64Array[];
  /** By output of the branch: the outputs of the network that it is added to. */
  readonly adds: readonly (readonly number[])[];
  /** Binary digits of a weight that are kept. */
  readonly digits: number;
}

/**
 * Writes an additive model: every output is a constant plus what each column adds. As a network, each branch is a linear
 * layer over the columns, whose few outputs a second one lays on those of the network; the branches are added up.
 *
 * Weights are stored as float16, of which only some binary digits are kept: a weight is off by a few percent of itself,
 * however small it is, and what is left compresses to about a byte. Many weights of a branch may be zero: they compress to
 * nothing.
 *
 * @param biases by output
 */
export function writeAdditiveNetwork(
  width: number,
  biases: Float64Array,
  branches: readonly Branch[],
): LayersModel {
  const outputs = biases.length;
  const layer = (
    class_name: string,
    name: string,
    config: Readonly<Record<string, unknown>>,
    inputs: readonly string[],
  ) => ({
    name,
    class_name,
    config: { name, ...config },
    inbound_nodes: inputs.length > 0 ? [inputs.map((input) => [input, 0, 0, {}])] : [],
  });
  const linear = (units: number, use_bias: boolean) => ({ units, activation: 'linear', use_bias });
  const layers = [
    layer('InputLayer', 'input', { batch_input_shape: [null, width], dtype: 'float32', sparse: false }, []),
    ...branches.flatMap(({ name, weights }, at) => [
      layer('Dense', name, linear(weights.length, false), ['input']),
      layer('Dense', `${name}_added`, linear(outputs, at === 0), [name]),
    ]),
    layer(
      'Add',
      'sum',
      {},
      branches.map(({ name }) => `${name}_added`),
    ),
  ];
  const weights = branches.flatMap(({ name, weights, adds, digits }, at): NamedWeight[] => [
    { name: `${name}/kernel`, shape: [width, weights.length], values: interleaved(weights, width, digits) },
    { name: `${name}_added/kernel`, shape: [weights.length, outputs], values: placement(adds, outputs) },
    ...(at === 0
      ? [{ name: `${name}_added/bias`, shape: [outputs], values: Float32Array.from(biases) }]
      : []),
  ]);
  return writeLayersModel(
    {
      class_name: 'Model',
      config: {
        name: 'network',
        layers,
        input_layers: [['input', 0, 0]],
        output_layers: [['sum', 0, 0]],
      },
    },
    weights,
    ({ shape }) => (shape[0] === width && shape.length === 2 ? 'float16' : 'float32'),
  );
}

/** Column by column, the weights of all outputs. */
function interleaved(weights: readonly Float64Array[], width: number, digits: number): Float32Array {
  const values = new Float32Array(width * weights.length);
  weights.forEach((own, output) => {
    for (let column = 0; column < width; column++) {
      values[column * weights.length + output] = withDigits(own[column] as number, digits);
    }
  });
  return values;
}

function placement(adds: readonly (readonly number[])[], outputs: number): Float32Array {
  const values = new Float32Array(adds.length * outputs);
  adds.forEach((places, from) => {
    for (const place of places) values[from * outputs + place] = 1;
  });
  return values;
}

/** Below this a weight moves no answer. */
const leastWeight = 2 ** -13;

/** The nearest number of so many binary digits. */
export function withDigits(value: number, digits: number): number {
  if (Math.abs(value) < leastWeight) return 0;
  const step = 2 ** (Math.floor(Math.log2(Math.abs(value))) - digits + 1);
  return Math.round(value / step) * step;
}
