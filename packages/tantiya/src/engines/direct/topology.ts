import { corrupt, unfoldable } from './layer-error.ts';

export type Config = Readonly<Record<string, unknown>>;

/** One layer as the file describes it. */
export interface Layer {
  readonly name: string;
  /** Such as `Dense`. */
  readonly kind: string;
  /** Keras's own, with its snake_case names; unchecked. */
  readonly config: Config;
  /** Names of the layers it reads from. */
  readonly inputs: readonly string[];
}

export interface Topology {
  readonly layers: readonly Layer[];
  /** Name of the layer that takes a row. */
  readonly input: string;
  /** Name of the layer that gives the answer. */
  readonly output: string;
}

/**
 * Reads `modelTopology`: sequential models and graphs with one input and one output, as TensorFlow.js or Keras 2
 * writes them.
 *
 * @throws TantiyaError `model/corrupt`, or `engine/unavailable` for other kinds of models
 */
export function readTopology(topology: unknown): Topology {
  const file = record(topology);
  // Files saved by Keras wrap the architecture together with the training configuration.
  const { class_name: kind, config } = record(file['model_config'] ?? file);
  // Old sequential files have no configuration beside the layers.
  const entries = list(Array.isArray(config) ? config : record(config)['layers']).map(record);
  if (kind === 'Sequential') return readSequential(entries);
  if (kind === 'Functional' || kind === 'Model') return readGraph(entries, record(config));
  throw unfoldable('The model', `a model of class ${kind}`);
}

function readSequential(entries: readonly Config[]): Topology {
  const own = entries.map(readLayer);
  const [first] = own;
  if (!first) throw corrupt('The model', 'it has no layers');
  // The first layer may carry the input's shape instead of following an input layer.
  const input = first.kind === 'InputLayer' ? first.name : `${first.name}_input`;
  const layers: Layer[] = [{ ...first, name: input, kind: 'InputLayer', inputs: [] }];
  let output = input;
  for (const layer of first.name === input ? own.slice(1) : own) {
    layers.push({ ...layer, inputs: [output] });
    output = layer.name;
  }
  return { layers, input, output };
}

function readGraph(entries: readonly Config[], { input_layers, output_layers }: Config): Topology {
  const [input, ...otherInputs] = references('The model', input_layers);
  const [output, ...otherOutputs] = references('The model', output_layers);
  if (input === undefined || output === undefined || otherInputs.length + otherOutputs.length > 0) {
    throw unfoldable('The model', 'not exactly one input and one output');
  }
  const layers = entries.map((entry) => {
    const layer = readLayer(entry);
    const [use = [], ...reuses] = list(entry['inbound_nodes']);
    if (reuses.length > 0) throw unfoldable(layer.name, 'it is used more than once');
    return { ...layer, inputs: references(layer.name, use) };
  });
  return { layers, input, output };
}

function readLayer(entry: Config): Omit<Layer, 'inputs'> {
  const config = record(entry['config']);
  const { class_name: kind } = entry;
  const name = config['name'] ?? entry['name'];
  if (typeof kind === 'string' && typeof name === 'string') return { name, kind, config };
  throw corrupt('The model', 'it has a layer without a class or a name');
}

/** Names in `[[name, node, tensor, arguments], ...]`, or in one such list alone. */
function references(layer: string, value: unknown): readonly string[] {
  const nodes = list(value);
  return (typeof nodes[0] === 'string' ? [nodes] : nodes).map((node) => {
    const [name, use, tensor, callArguments] = list(node);
    if (typeof name !== 'string') throw corrupt(layer, 'its inputs are not named');
    if (use === 0 && tensor === 0 && Object.keys(callArguments ?? {}).length === 0) return name;
    throw unfoldable(layer, `a special use of ${name}`);
  });
}

function record(value: unknown): Config {
  if (typeof value === 'object' && value !== null) return value as Config;
  throw corrupt('The model', 'its topology is not one of a layers model');
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw corrupt('The model', 'its topology is not one of a layers model');
}
