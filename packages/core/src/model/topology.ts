import { TantiyaError } from '../errors.ts';
import { corrupt } from './model-error.ts';

export type LayerConfig = Readonly<Record<string, unknown>>;

/** One input of a layer: an output of another layer. */
export interface Source {
  readonly layer: string;
  /** Which use of that layer, counted from 0; almost always 0. */
  readonly use: number;
  /** Which output of that use; almost always 0. */
  readonly output: number;
  /** Whether it comes with call arguments, which only the reading layer understands. */
  readonly special: boolean;
}

/** One layer as the file describes it. */
export interface Layer {
  readonly name: string;
  /** Such as `Dense`. */
  readonly kind: string;
  /** Keras's own, with its snake_case names; unchecked. */
  readonly config: LayerConfig;
  /** What it reads, for each time that it is used; an input is used once and reads nothing. */
  readonly uses: readonly (readonly Source[])[];
}

export interface Topology {
  /**
   * In an order in which they can be computed: each after the layers that it reads. Of a layer that is used more than
   * once, the first use decides.
   */
  readonly layers: readonly Layer[];
  readonly inputs: readonly Source[];
  readonly outputs: readonly Source[];
}

// What a file should hold. Where it does not, the code below fails, and the failure is reported as damage.
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
  /** The same as in `config`; sequential files leave it out. */
  readonly name?: string;
  readonly config: LayerConfig & { readonly name: string };
  readonly inbound_nodes: readonly References[];
}
type Reference = readonly [layer: string, use: number, output: number, callArguments?: object];
type References = Reference | readonly Reference[];

/**
 * Reads `modelTopology` as TensorFlow.js or Keras 2 writes it, and checks that it can be computed: every reference leads
 * to a layer, and no layer waits for itself. A model that stands as a layer in another is not looked into; see
 * `checkTopology`.
 *
 * @throws TantiyaError `model/corrupt` naming the layer that the file contradicts, `engine/unavailable` for a kind of
 * model that no engine here runs
 */
export function readTopology(topology: unknown): Topology {
  try {
    // Files saved by Keras wrap the architecture together with the training configuration.
    const { model_config = topology } = topology as { readonly model_config?: unknown };
    return inOrder(readModel(model_config as KerasModel));
  } catch (cause) {
    // A part that is missing shows as a TypeError of the code that reads it.
    throw cause instanceof TantiyaError ? cause : corrupt('The model', String(cause), { cause });
  }
}

function readModel({ class_name: kind, config }: KerasModel): Topology {
  if (kind === 'Sequential') return readSequential('layers' in config ? config.layers : config);
  if ((kind === 'Functional' || kind === 'Model') && 'layers' in config) return readGraph(config);
  throw new TantiyaError(
    'engine/unavailable',
    `The model: a model of class ${kind}.`,
    'Export a Sequential or Functional model.',
  );
}

function readSequential(entries: readonly KerasLayer[]): Topology {
  // The first layer carries the shape of the input, whether or not it is an input layer itself.
  const input = 'the input';
  const layers: Layer[] = [];
  let last = sourceOf(input);
  for (const { class_name: kind, config } of entries) {
    if (layers.length === 0) layers.push({ name: input, kind: 'InputLayer', config, uses: [[]] });
    if (layers.length === 1 && kind === 'InputLayer') continue;
    layers.push({ name: config.name, kind, config, uses: [[last]] });
    last = sourceOf(config.name);
  }
  return { layers, inputs: [sourceOf(input)], outputs: [last] };
}

function readGraph({ layers, input_layers, output_layers }: KerasGraph): Topology {
  return {
    layers: layers.map(({ class_name: kind, name, config, inbound_nodes }) => {
      if (name !== config.name) throw corrupt(config.name, `it is called ${name} too`);
      const uses = inbound_nodes.map(sourcesIn);
      if (kind === 'InputLayer') return { name, kind, config, uses: [[]] };
      // TensorFlow.js would wait for ever for the output of a layer that reads nothing.
      if (uses.length === 0 || uses.some(({ length }) => length === 0)) {
        throw corrupt(name, 'it reads from no layer, and is no input');
      }
      return { name, kind, config, uses };
    }),
    inputs: sourcesIn(input_layers),
    outputs: sourcesIn(output_layers),
  };
}

function sourcesIn(references: References): readonly Source[] {
  return (isReference(references) ? [references] : references).map(
    ([layer, use, output, callArguments = {}]) => ({
      layer,
      use,
      output,
      special: Object.keys(callArguments).length > 0,
    }),
  );
}

function isReference(references: References): references is Reference {
  return typeof references[0] === 'string';
}

function sourceOf(layer: string): Source {
  return { layer, use: 0, output: 0, special: false };
}

/** One use of a layer while its references are followed; each waits for those that it reads. */
interface Waiting {
  readonly layer: Layer;
  readonly use: readonly Source[];
  readonly unread: Iterator<Source, undefined>;
}

/**
 * Follows every reference of every use, deepest first, without recursion, since a file may nest deeper than the
 * stack. Uses are followed, not layers: a layer that is used twice may read the output of its first use.
 */
function inOrder({ layers, inputs, outputs }: Topology): Topology {
  const byName = new Map<string, Layer>();
  for (const layer of layers) {
    if (byName.has(layer.name)) throw corrupt(layer.name, 'two layers have this name');
    byName.set(layer.name, layer);
  }
  const find = ({ layer: name, use }: Source, reader: string) => {
    const layer = byName.get(name);
    if (!layer) throw corrupt(reader, `it reads from ${name}, which is no layer`);
    const read = layer.uses[use];
    if (!read || !Number.isInteger(use))
      throw corrupt(reader, `it reads use ${use} of ${name}, which has ${layer.uses.length}`);
    return { layer, use: read };
  };
  const ordered = new Set<Layer>();
  const done = new Set<readonly Source[]>();
  const open = new Set<readonly Source[]>();
  const waiting: Waiting[] = [];
  const follow = (layer: Layer, use: readonly Source[]) => {
    open.add(use);
    waiting.push({ layer, use, unread: use.values() });
  };
  for (const first of layers) {
    for (const use of first.uses) {
      if (!done.has(use)) follow(first, use);
      for (let last = waiting.at(-1); last; last = waiting.at(-1)) {
        const { name } = last.layer;
        const { value: source } = last.unread.next();
        if (!source) {
          ordered.add(last.layer);
          done.add(last.use);
          waiting.pop();
          continue;
        }
        const read = find(source, name);
        if (done.has(read.use)) continue;
        if (open.has(read.use)) throw corrupt(name, `it reads from ${source.layer}, which waits for it`);
        follow(read.layer, read.use);
      }
    }
  }
  for (const end of [...inputs, ...outputs]) find(end, 'The model');
  return { layers: [...ordered], inputs, outputs };
}
