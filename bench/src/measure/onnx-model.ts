import {
  gateColumns,
  type Layer,
  type LayersModel,
  type LstmGate,
  readTopology,
  readWeights,
} from '@tantiya/core';
import protobuf from 'protobufjs';

/** The part of onnx.proto that is written here. */
const { root: schema } = protobuf.parse(
  `syntax = "proto2";
  message Model { optional int64 ir_version = 1; optional Graph graph = 7; repeated Operators opset_import = 8; }
  message Operators { optional int64 version = 2; }
  message Graph {
    repeated Node node = 1; optional string name = 2; repeated Tensor initializer = 5;
    repeated Value input = 11; repeated Value output = 12;
  }
  message Node {
    repeated string input = 1; repeated string output = 2; optional string op_type = 4; repeated Attribute attribute = 5;
  }
  message Attribute { optional string name = 1; optional int64 i = 3; repeated bytes strings = 9; optional int32 type = 20; }
  message Tensor { repeated int64 dims = 1; optional int32 data_type = 2; optional string name = 8; optional bytes raw_data = 9; }
  message Value { optional string name = 1; optional Type type = 2; }
  message Type { optional TensorType tensor_type = 1; }
  message TensorType { optional int32 elem_type = 1; optional Shape shape = 2; }
  message Shape { repeated Axis dim = 1; }
  message Axis { optional int64 dim_value = 1; optional string dim_param = 2; }`,
  { keepCase: true },
);
const onnxModel = schema.lookupType('Model');

// Numbers of types in onnx.proto.
const float32 = 1;
const attributeType = { integer: 2, strings: 8 } as const;

/** ONNX's name of an activation. */
const activations: ReadonlyMap<unknown, string> = new Map([
  ['relu', 'Relu'],
  ['sigmoid', 'Sigmoid'],
  ['hard_sigmoid', 'HardSigmoid'],
  ['tanh', 'Tanh'],
]);

/** The gates in the order in which ONNX stacks their rows. */
const onnxGates: readonly LstmGate[] = ['input', 'output', 'forget', 'candidate'];

/**
 * Writes a network of one-step LSTMs and dense layers as an ONNX model with the input `x`, shape [1, rows, inputs], and
 * the output `y`, shape [1, rows, outputs]. LSTMs become ONNX's own LSTM operator.
 *
 * @throws Error naming a layer that has no ONNX form here
 */
export function toOnnx(model: LayersModel, inputs: number): Uint8Array {
  const { layers, outputs } = readTopology(model.topology);
  const weights = readWeights(model);
  const initializer: object[] = [];
  const node: object[] = [];
  /** Name of each layer's output. */
  const outputOf = new Map<string, string>();

  function keep(name: string, dims: readonly number[], values: ArrayLike<number>): string {
    const raw_data = new Uint8Array(Float32Array.from(values).buffer);
    initializer.push({ name, dims, data_type: float32, raw_data });
    return name;
  }
  function apply(op_type: string, input: readonly string[], attribute: readonly object[] = []): string {
    const output = `${op_type}_${node.length}`;
    // Of an LSTM the second output, its last state, is the whole sequence of one step without the axis of directions.
    node.push({ op_type, input, output: op_type === 'LSTM' ? ['', output] : [output], attribute });
    return output;
  }
  function translate(layer: Layer): string {
    const { name, kind, config, uses } = layer;
    const units = Number(config['units']);
    const read = (uses[0] ?? []).map((source) => outputOf.get(source.layer) ?? 'x');
    const [from = 'x'] = read;
    const weight = (part: string) => weights.read(`${name}/${part}`) ?? new Float32Array();
    const operator = (activation: unknown) => {
      const found = activations.get(activation);
      if (found) return found;
      throw new Error(`${name}: ${activation} has no ONNX form here.`);
    };
    const { activation: own = 'linear' } = config;
    const activate = (input: string) => (own === 'linear' ? input : apply(operator(own), [input]));
    switch (kind) {
      case 'InputLayer':
      case 'Reshape':
      case 'Dropout':
        return from;
      case 'Multiply':
        return apply('Mul', read);
      case 'Activation':
        return activate(from);
      case 'Dense': {
        const kernel = weight('kernel');
        const kept = keep(`${name}/kernel`, [kernel.length / units, units], kernel);
        const product = apply('MatMul', [from, kept]);
        return activate(apply('Add', [product, keep(`${name}/bias`, [units], weight('bias'))]));
      }
      case 'LSTM': {
        const stack = (part: string) => gateRows(weight(part), units);
        const [W, R, B] = [stack('kernel'), stack('recurrent_kernel'), stack('bias')];
        const gates = 4 * units;
        const kept = [
          keep(`${name}/W`, [1, gates, W.length / gates], W),
          keep(`${name}/R`, [1, gates, units], R),
          // ONNX adds a second bias, that of the recurrent kernel.
          keep(`${name}/B`, [1, 2 * gates], [...B, ...new Float32Array(gates)]),
        ];
        const { recurrent_activation: gate = 'hard_sigmoid', activation: cell = 'tanh' } = config;
        const strings = [gate, cell, cell].map((one) => new TextEncoder().encode(operator(one)));
        const size = { name: 'hidden_size', type: attributeType.integer, i: units };
        const functions = { name: 'activations', type: attributeType.strings, strings };
        return apply('LSTM', [from, ...kept], [size, functions]);
      }
      default:
        throw new Error(`${name}: a ${kind} layer has no ONNX form here.`);
    }
  }

  for (const layer of layers) outputOf.set(layer.name, translate(layer));
  const [last] = outputs;
  node.push({ op_type: 'Identity', input: [outputOf.get(last?.layer ?? '')], output: ['y'] });
  const graph = { name: 'price', node, initializer, input: [matrix('x', inputs)], output: [matrix('y')] };
  return onnxModel.encode({ ir_version: 8, graph, opset_import: [{ version: 17 }] }).finish();
}

/** Keras lays the gates' columns side by side; ONNX wants them as rows, one gate below the other. */
function gateRows(values: Float32Array, units: number): readonly number[] {
  return onnxGates.flatMap((gate) => {
    const columns = gateColumns(values, units, gate);
    const height = columns.length / units;
    return Array.from(columns, (_, at) => columns[(at % height) * units + Math.floor(at / height)] ?? 0);
  });
}

/** One step of any number of rows. */
function matrix(name: string, width?: number): object {
  const columns = width ? { dim_value: width } : { dim_param: 'width' };
  const dim = [{ dim_value: 1 }, { dim_param: 'rows' }, columns];
  return { name, type: { tensor_type: { elem_type: float32, shape: { dim } } } };
}
