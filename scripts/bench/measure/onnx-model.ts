import { bytes, type Field, integer, message } from './protobuf.ts';

/** A weight or constant. */
interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** One operation of a graph; its weights are inputs like any other. */
interface Operation {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: readonly Field[];
}

/** What the export reads of a layer of a TensorFlow.js model. */
export interface StockLayer {
  readonly name: string;
  getClassName(): string;
  getConfig(): Readonly<Record<string, unknown>>;
  getWeights(): readonly { readonly shape: readonly number[]; dataSync(): ArrayLike<number> }[];
  /** The first says which layers it reads. */
  readonly inboundNodes: readonly { readonly inboundLayers: readonly { readonly name: string }[] }[];
}

// Numbers of fields and types in onnx.proto.
const attributeType = { integer: 2, strings: 8 } as const;
const float32 = 1;

/**
 * Writes a price network as an ONNX model with the input `x` of shape [1, rows, inputs] and the output `y` of shape
 * [1, rows, outputs]. LSTMs become ONNX's own LSTM operator.
 *
 * @param layers in the order they are computed
 * @throws Error naming a layer that has no ONNX form here
 */
export function toOnnx(layers: readonly StockLayer[], inputs: number, outputs: number): Uint8Array {
  const tensors: Tensor[] = [];
  const operations: Operation[] = [];
  /** Name of each layer's output. */
  const outputOf = new Map<string, string>();
  const keep = (name: string, shape: readonly number[], values: ArrayLike<number>): string => {
    tensors.push({ name, shape, values: Float32Array.from(values) });
    return name;
  };
  const apply = (op: string, inputsOfOp: readonly string[], attributes: readonly Field[] = []): string => {
    const output = `${op}_${operations.length}`;
    // Of an LSTM the second output, its last state, is the whole sequence of one step without the axis of directions.
    operations.push({ op, inputs: inputsOfOp, outputs: op === 'LSTM' ? ['', output] : [output], attributes });
    return output;
  };
  const activate = (layer: StockLayer, of: string): string => {
    const { activation = 'linear' } = layer.getConfig();
    if (activation === 'linear') return of;
    const op = activationOps.get(activation);
    if (!op) throw new Error(`${layer.name}: ${activation} has no ONNX form here.`);
    return apply(op, [of]);
  };
  const translate = (layer: StockLayer): string => {
    const { name } = layer;
    const [kernel, second, third] = layer.getWeights();
    const kind = layer.getClassName();
    const read = layer.inboundNodes[0]?.inboundLayers.map((source) => outputOf.get(source.name) ?? 'x') ?? [];
    const [from = 'x'] = read;
    if (kind === 'Reshape' || kind === 'Dropout' || kind === 'InputLayer') return from;
    if (kind === 'Multiply') return apply('Mul', read);
    if (kind === 'Activation') return activate(layer, from);
    if (kind === 'LSTM' && kernel && second && third) {
      const [width = 0, gates = 0] = kernel.shape;
      const units = gates / 4;
      const weights = [
        keep(`${name}/W`, [1, gates, width], gatesFirst(kernel.dataSync(), width, units)),
        keep(`${name}/R`, [1, gates, units], gatesFirst(second.dataSync(), units, units)),
        keep(
          `${name}/B`,
          [1, 2 * gates],
          [...gatesFirst(third.dataSync(), 1, units), ...new Float32Array(gates)],
        ),
      ];
      return apply('LSTM', [from, ...weights], [hiddenSize(units), gateActivations(layer.getConfig())]);
    }
    if (kind === 'Dense' && kernel && second) {
      const product = apply('MatMul', [from, keep(`${name}/kernel`, kernel.shape, kernel.dataSync())]);
      const sum = apply('Add', [product, keep(`${name}/bias`, second.shape, second.dataSync())]);
      return activate(layer, sum);
    }
    throw new Error(`${name}: a ${kind} layer has no ONNX form here.`);
  };

  for (const layer of layers) outputOf.set(layer.name, translate(layer));
  operations.push({ op: 'Identity', inputs: [[...outputOf.values()].at(-1) ?? 'x'], outputs: ['y'] });

  const graph = message(
    ...operations.map((operation) => bytes(1, node(operation))),
    bytes(2, 'price'),
    ...tensors.map((tensor) => bytes(5, initializer(tensor))),
    bytes(11, valueInfo('x', inputs)),
    bytes(12, valueInfo('y', outputs)),
  );
  return message(integer(1, 8), bytes(7, graph), bytes(8, message(integer(2, 17))));
}

const activationOps: ReadonlyMap<unknown, string> = new Map([
  ['relu', 'Relu'],
  ['sigmoid', 'Sigmoid'],
  ['tanh', 'Tanh'],
]);

/** Keras orders gates i, f, c, o along the columns; ONNX i, o, f, c along the rows. */
function gatesFirst(values: ArrayLike<number>, width: number, units: number): Float32Array {
  const ordered = new Float32Array(values.length);
  [0, 3, 1, 2].forEach((gate, position) => {
    for (let unit = 0; unit < units; unit++) {
      for (let input = 0; input < width; input++) {
        ordered[(position * units + unit) * width + input] = values[(input * 4 + gate) * units + unit] ?? 0;
      }
    }
  });
  return ordered;
}

function hiddenSize(units: number): Field {
  return message(bytes(1, 'hidden_size'), integer(3, units), integer(20, attributeType.integer));
}

function gateActivations({ recurrentActivation, activation }: Readonly<Record<string, unknown>>): Field {
  const gates = recurrentActivation === 'hardSigmoid' ? 'HardSigmoid' : 'Sigmoid';
  if (activation !== 'tanh') throw new Error(`An LSTM with ${activation} has no ONNX form here.`);
  const names = [gates, 'Tanh', 'Tanh'].map((name) => bytes(9, name));
  return message(bytes(1, 'activations'), ...names, integer(20, attributeType.strings));
}

function node({ op, inputs, outputs, attributes = [] }: Operation): Uint8Array {
  return message(
    ...inputs.map((name) => bytes(1, name)),
    ...outputs.map((name) => bytes(2, name)),
    bytes(4, op),
    ...attributes.map((attribute) => bytes(5, attribute)),
  );
}

function initializer({ name, shape, values }: Tensor): Uint8Array {
  return message(
    ...shape.map((length) => integer(1, length)),
    integer(2, float32),
    bytes(8, name),
    bytes(9, new Uint8Array(values.buffer)),
  );
}

/** A matrix of one step with any number of rows. */
function valueInfo(name: string, width: number): Uint8Array {
  const axes = [integer(1, 1), bytes(2, 'rows'), integer(1, width)].map((axis) => bytes(1, axis));
  const tensor = message(integer(1, float32), bytes(2, message(...axes)));
  return message(bytes(1, name), bytes(2, message(bytes(1, tensor))));
}
