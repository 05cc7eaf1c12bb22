import { unfoldable } from './layer-error.ts';

export type Config = Readonly<Record<string, unknown>>;

/** One layer as the file describes it. */
export interface Layer {
  readonly name: string;
  /** Such as `Dense`. */
  readonly kind: string;
  /** Keras's own, with its snake_case names; unchecked. */
  readonly config: Config;
  /** Names of the layers it reads from. */
  readonly sources: readonly string[];
}

export interface Topology {
  readonly layers: readonly Layer[];
  /** Name of the layer that takes a row. */
  readonly input: string;
  /** Name of the layer that gives the answer. */
  readonly output: string;
}

// What a file should hold. One that does not makes the code below or the folding fail, which loading reports.
interface KerasModel {
  readonly class_name: string;
  /** Old sequential files have the layers alone. */
  readonly config: KerasGraph | readonly KerasLayer[];
}
interface KerasGraph {
  readonly layers: readonly KerasLayer[];
  readonly input_layers: References;
  readonly output_layers: References;
}
interface KerasLayer {
  readonly class_name: string;
  readonly config: Config & { readonly name: string };
  readonly inbound_nodes: readonly References[];
}
type Reference = readonly [layer: string, use: number, tensor: number, callArguments?: object];
type References = Reference | readonly Reference[];

/**
 * Reads `modelTopology`: sequential models and graphs from one input to one output, as TensorFlow.js or Keras 2
 * writes them.
 *
 * @throws TantiyaError `engine/unavailable` for other kinds of models, TypeError for what is no model
 */
export function readTopology(topology: unknown): Topology {
  // Files saved by Keras wrap the architecture together with the training configuration.
  const { model_config = topology } = topology as { readonly model_config?: unknown };
  const { class_name: kind, config } = model_config as KerasModel;
  if (kind === 'Sequential') return readSequential('layers' in config ? config.layers : config);
  if ((kind === 'Functional' || kind === 'Model') && 'layers' in config) return readGraph(config);
  throw unfoldable('The model', `a model of class ${kind}`);
}

function readSequential(entries: readonly KerasLayer[]): Topology {
  // The first layer carries the shape of the input, whether or not it is an input layer itself.
  const input = 'the input';
  const layers: Layer[] = [];
  let output = input;
  for (const { class_name: kind, config } of entries) {
    if (layers.length === 0) layers.push({ name: input, kind: 'InputLayer', config, sources: [] });
    if (layers.length === 1 && kind === 'InputLayer') continue;
    layers.push({ name: config.name, kind, config, sources: [output] });
    output = config.name;
  }
  return { layers, input, output };
}

function readGraph({ layers, input_layers, output_layers }: KerasGraph): Topology {
  return {
    layers: layers.map(({ class_name: kind, config, inbound_nodes: [use = [], ...reuses] }) => {
      if (reuses.length > 0) throw unfoldable(config.name, 'it is used more than once');
      return { name: config.name, kind, config, sources: namesIn(use) };
    }),
    input: onlyName(input_layers),
    output: onlyName(output_layers),
  };
}

function onlyName(references: References): string {
  const [name, ...others] = namesIn(references);
  if (name !== undefined && others.length === 0) return name;
  throw unfoldable('The model', 'not one input and one output');
}

function namesIn(references: References): readonly string[] {
  return (isReference(references) ? [references] : references).map(
    ([name, use, tensor, callArguments = {}]) => {
      if (use === 0 && tensor === 0 && Object.keys(callArguments).length === 0) return name;
      throw unfoldable(name, 'its output is used in a special way');
    },
  );
}

function isReference(references: References): references is Reference {
  return typeof references[0] === 'string';
}
