import {
  gateColumns,
  type LayersModel,
  type LstmGate,
  type NamedWeight,
  readWeights,
  TantiyaError,
  writeLayersModel,
} from '@tantiya/core';
import * as v from 'valibot';
import { namedWeights } from './named-weights.ts';

const layerSchema = v.object({ class_name: v.string(), config: v.looseObject({ name: v.string() }) });

const sequentialSchema = v.object({
  class_name: v.literal('Sequential'),
  config: v.object({ name: v.string(), layers: v.array(layerSchema) }),
});

const reshapeSchema = v.object({
  batch_input_shape: v.tuple([v.null(), v.number()]),
  target_shape: v.tuple([v.literal(1), v.number()]),
});

const lstmSchema = v.object({
  units: v.number(),
  activation: v.string(),
  recurrent_activation: v.string(),
  use_bias: v.literal(true),
  return_sequences: v.boolean(),
  return_state: v.literal(false),
  stateful: v.literal(false),
});

type Layer = v.InferOutput<typeof layerSchema>;
type Lstm = v.InferOutput<typeof lstmSchema>;

/** A layer of the functional model, with the names of the layers that it reads. */
interface Node extends Layer {
  readonly inputs: readonly string[];
  readonly weights: readonly NamedWeight[];
}

/**
 * Rewrites LSTMs at sequence length 1 without the weights that never reach the output.
 *
 * With one step and a zero initial state an LSTM is `output * tanh(input * candidate)`: its recurrent kernel
 * multiplies zero and its forget gate has nothing to forget. Three dense layers and two products compute the same.
 * Dropout, which does nothing after training, goes too. The result is a functional model for the same rows, with
 * the same answers, in about half the bytes.
 *
 * @param model a sequential model that begins by reshaping a row to one step
 * @throws TantiyaError `model/incompatible`, naming the layer that cannot be rewritten
 */
export function compact(model: LayersModel): LayersModel {
  const parsed = v.safeParse(sequentialSchema, model.topology);
  if (!parsed.success) throw incompatible('The model', 'is not sequential');
  const { name, layers } = parsed.output.config;
  const [first, ...rest] = layers;
  const reshape = v.safeParse(reshapeSchema, first?.config);
  if (first?.class_name !== 'Reshape' || !reshape.success) {
    throw incompatible(`Layer ${first?.config.name}`, 'does not reshape a row to one step');
  }

  const weights = new Map(namedWeights(readWeights(model)).map((weight) => [weight.name, weight]));
  const input = inputNode(reshape.output.batch_input_shape);
  const nodes = [input];
  let previous = input.config.name;
  let stepped = true;
  for (const layer of rest) {
    if (layer.class_name === 'LSTM') {
      const lstm = v.safeParse(lstmSchema, layer.config);
      if (!stepped || !lstm.success)
        throw incompatible(`LSTM ${layer.config.name}`, 'is not of the known form');
      nodes.push(...rewriteLstm(layer.config.name, lstm.output, previous, weights));
      stepped = lstm.output.return_sequences;
    } else if (layer.class_name === 'Dense' || layer.class_name === 'Rescaling') {
      if (stepped) throw incompatible(`Layer ${layer.config.name}`, 'reads steps instead of rows');
      const layerWeights = weightsOf(layer.config.name, weights);
      nodes.push({ ...layer, config: inferenceConfig(layer), inputs: [previous], weights: layerWeights });
    } else if (layer.class_name !== 'Dropout') {
      throw incompatible(`Layer ${layer.config.name}`, `is a ${layer.class_name}`);
    }
    previous = nodes.at(-1)?.config.name ?? previous;
  }
  if (stepped) throw incompatible(`Layer ${previous}`, 'answers with steps instead of rows');
  return functionalModel(name, nodes);
}

function inputNode(shape: readonly [null, number]): Node {
  const config = { name: 'input', batch_input_shape: shape, dtype: 'float32', sparse: false };
  return { class_name: 'InputLayer', config, inputs: [], weights: [] };
}

function rewriteLstm(
  name: string,
  lstm: Lstm,
  previous: string,
  weights: ReadonlyMap<string, NamedWeight>,
): Node[] {
  const { units } = lstm;
  const [kernel, bias] = [weights.get(`${name}/kernel`), weights.get(`${name}/bias`)];
  if (!kernel || !bias) throw incompatible(`LSTM ${name}`, 'has no weights');

  const gate = (role: LstmGate, activation: string): Node => ({
    class_name: 'Dense',
    config: { name: `${name}_${role}`, units, activation, use_bias: true },
    inputs: [previous],
    weights: [
      { name: `${name}_${role}/kernel`, ...gateWeight(kernel, units, role) },
      { name: `${name}_${role}/bias`, ...gateWeight(bias, units, role) },
    ],
  });
  const combine = (suffix: string, class_name: string, inputs: readonly string[], config = {}): Node => ({
    class_name,
    config: { name: `${name}_${suffix}`, ...config },
    inputs,
    weights: [],
  });
  return [
    gate('input', lstm.recurrent_activation),
    gate('candidate', lstm.activation),
    gate('output', lstm.recurrent_activation),
    combine('cell', 'Multiply', [`${name}_input`, `${name}_candidate`]),
    combine('squashed', 'Activation', [`${name}_cell`], { activation: lstm.activation }),
    combine('hidden', 'Multiply', [`${name}_output`, `${name}_squashed`]),
  ];
}

/** One gate's columns of a kernel of shape [inputs, 4 * units] or a bias of shape [4 * units]. */
function gateWeight(
  { shape, values }: NamedWeight,
  units: number,
  gate: LstmGate,
): Omit<NamedWeight, 'name'> {
  return { shape: [...shape.slice(0, -1), units], values: gateColumns(values, units, gate) };
}

/** The part of a layer's configuration that its answers depend on; the rest matters in training only. */
function inferenceConfig({ class_name, config }: Layer): Layer['config'] {
  if (class_name !== 'Dense') return config;
  const { name, units, activation, use_bias } = config;
  return { name, units, activation, use_bias };
}

function weightsOf(name: string, weights: ReadonlyMap<string, NamedWeight>): NamedWeight[] {
  return [...weights.values()].filter((weight) => weight.name.startsWith(`${name}/`));
}

function functionalModel(name: string, nodes: readonly Node[]): LayersModel {
  const layers = nodes.map(({ class_name, config, inputs }) => ({
    name: config.name,
    class_name,
    config,
    inbound_nodes: inputs.length > 0 ? [inputs.map((input) => [input, 0, 0, {}])] : [],
  }));
  const end = (node: Node | undefined) => [[node?.config.name, 0, 0]];
  const config = { name, layers, input_layers: end(nodes[0]), output_layers: end(nodes.at(-1)) };
  return writeLayersModel(
    { class_name: 'Model', config },
    nodes.flatMap(({ weights }) => weights),
  );
}

function incompatible(subject: string, reason: string): TantiyaError {
  return new TantiyaError(
    'model/incompatible',
    `${subject} cannot be made compact: it ${reason}.`,
    'Export the model without --compact.',
  );
}
