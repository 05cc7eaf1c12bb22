import { denseRows, isTantiyaError, type LayersModel, type RowShape } from '@tantiya/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomCase, randomSparseCase } from '../contract/random-network.test-support.ts';
import { rowAlone } from '../contract/row-alone.test-support.ts';
import { createDirectEngine } from './direct-engine.ts';

const load = (model: LayersModel, inputs: RowShape = { dense: 2, sparse: 0 }) =>
  createDirectEngine().load(model, inputs);
const row = (...numbers: readonly number[]) => denseRows(1, Float32Array.from(numbers));

interface LayerJson {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inbound_nodes?: unknown;
}

/** Weights by name: a shape, and values that count up by 0.1. */
type Shapes = Readonly<Record<string, readonly number[]>>;

function model(topology: unknown, shapes: Shapes): LayersModel {
  const weightSpecs = Object.entries(shapes).map(([name, shape]) => ({ name, shape, dtype: 'float32' }));
  const sizes = weightSpecs.map(({ shape }) => shape.reduce((size, length) => size * length, 1));
  const weights = sizes.flatMap((size) => Array.from({ length: size }, (_, index) => (index + 1) / 10));
  return { topology, weightSpecs, weights: Float32Array.from(weights).buffer };
}

const sequential = (layers: readonly LayerJson[], shapes: Shapes) =>
  model({ class_name: 'Sequential', config: { name: 'model', layers } }, shapes);

const graph = (layers: readonly LayerJson[], shapes: Shapes, ends: object = {}) => {
  const named = layers.map((layer) => ({ ...layer, name: layer.config['name'] }));
  const config = { layers: named, input_layers: [['in', 0, 0]], output_layers: [['out', 0, 0]], ...ends };
  return model({ class_name: 'Functional', config }, shapes);
};

const input: LayerJson = {
  class_name: 'InputLayer',
  config: { name: 'in', batch_input_shape: [null, 2] },
  inbound_nodes: [],
};
const reshape: LayerJson = { class_name: 'Reshape', config: { name: 'step', target_shape: [1, 2] } };
const out = (config: object = {}): LayerJson => ({
  class_name: 'Dense',
  config: { name: 'out', units: 1, activation: 'linear', use_bias: true, ...config },
  inbound_nodes: [[['in', 0, 0, {}]]],
});
const outShapes = { 'out/kernel': [2, 1], 'out/bias': [1] };
const lstm = (config: object = {}): LayerJson => ({
  class_name: 'LSTM',
  config: { name: 'memory', units: 1, ...config },
});
const lstmShapes = { 'memory/kernel': [2, 4], 'memory/recurrent_kernel': [1, 4], 'memory/bias': [4] };

/** The model that is `out` alone: 0.1 a + 0.2 b + 0.1. */
const simple = sequential([input, out()], outShapes);

describe('a model file is read', () => {
  const layers = [input, out()];
  const shapeInFirst = [out({ batch_input_shape: [null, 2] })];

  it.each([
    ['a sequential model', simple],
    ['a shape in the first layer', sequential(shapeInFirst, outShapes)],
    ['an old sequential model: layers alone', model({ class_name: 'Sequential', config: layers }, outShapes)],
    ['a model wrapped by Keras', { ...simple, topology: { model_config: simple.topology } }],
    ['a graph', graph(layers, outShapes)],
    ['a graph with its end alone', graph(layers, outShapes, { output_layers: ['out', 0, 0] })],
    [
      'a graph of an older Keras',
      { ...simple, topology: { ...Object(graph(layers, {}).topology), class_name: 'Model' } },
    ],
    ['a scope before the names', sequential(layers, { 'scope/out/kernel': [2, 1], 'scope/out/bias': [1] })],
    ['a layer without a bias', sequential([input, out({ use_bias: false })], { 'out/kernel': [2, 1] })],
  ])('with %s', async (name, file) => {
    const network = await load(file);
    const bias = name.includes('without a bias') ? 0 : 0.1;
    expect(network).toMatchObject({ inputs: { dense: 2, sparse: 0 }, outputWidth: 1 });
    expect((await network.run(row(1, 2)))[0]).toBeCloseTo(0.1 + 0.4 + bias, 6);
  });

  it('with activations in both spellings', async () => {
    const withActivation = (activation: string) => load(sequential([input, out({ activation })], outShapes));
    const [snake, camel] = [await withActivation('hard_sigmoid'), await withActivation('hardSigmoid')];
    expect(await snake.run(row(1, 2))).toEqual(await camel.run(row(1, 2)));
  });

  it('and hands NaN on rather than hiding it', async () =>
    expect(await (await load(simple)).run(row(Number.NaN, 0))).toEqual(Float32Array.of(Number.NaN)));
});

it.each([
  ['dense', randomCase],
  ['sparse', randomSparseCase],
])('answers a row of a batch bit for bit as alone, with %s columns', (_, createCase) =>
  fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const { model: intact, rows, inputs } = createCase(seed);
      const network = await load(intact, inputs);
      const alone: number[] = [];
      for (let index = 0; index < rows.count; index++) {
        alone.push(...(await network.run(rowAlone(rows, index, inputs))));
      }
      expect(await network.run(rows)).toEqual(Float32Array.from(alone));
    }),
  ),
);

describe('a model that cannot be folded is refused with the layer and the reason', () => {
  const after = (layer: LayerJson) => sequential([input, layer, out()], outShapes);
  const steps = { ...input, config: { name: 'in', batch_input_shape: [null, 5, 2] } };
  const state = { ...lstm(), config: { ...lstm().config, name: 'out' } };
  const twoNodes = [[['in', 0, 0, {}]], [['in', 0, 0, {}]]];

  it.each([
    [
      'a layer it does not know',
      after({ class_name: 'GRU', config: { name: 'gru' } }),
      'gru: a layer of class GRU.',
    ],
    ['more than one step', sequential([steps, lstm()], lstmShapes), 'the input: several steps: [5,2].'],
    [
      'features as steps',
      after({ class_name: 'Reshape', config: { name: 'r', target_shape: [2, 1] } }),
      'r: several steps: [2,1].',
    ],
    [
      'a stateful LSTM',
      sequential([input, reshape, lstm({ stateful: true })], lstmShapes),
      'memory: its state is set or read from outside.',
    ],
    [
      'a returned state',
      sequential([input, reshape, lstm({ return_state: true })], lstmShapes),
      'memory: its state is set or read from outside.',
    ],
    [
      'an initial state',
      graph(
        [
          input,
          {
            ...state,
            inbound_nodes: [
              [
                ['in', 0, 0, {}],
                ['in', 0, 0, {}],
              ],
            ],
          },
        ],
        {},
      ),
      'out: its state is set or read from outside.',
    ],
    [
      'an initial state by name',
      graph([input, { ...state, inbound_nodes: [[['in', 0, 0, { initial_state: 'in' }]]] }], {}),
      'in: its output is used in a special way.',
    ],
    [
      'an activation it does not know',
      sequential([input, out({ activation: 'mish' })], outShapes),
      'out: the activation mish.',
    ],
    [
      'a layer used twice',
      graph([input, { ...out(), inbound_nodes: twoNodes }], outShapes),
      'out: it is used more than once.',
    ],
    [
      'two inputs',
      graph([input, { ...input, config: { ...input.config, name: 'b' } }, out()], outShapes, {
        input_layers: [
          ['in', 0, 0],
          ['b', 0, 0],
        ],
      }),
      'The model: not one input and one output.',
    ],
    [
      'an input that is not declared',
      graph([input, { ...input, config: { ...input.config, name: 'b' } }, out()], outShapes),
      'b: an input beside in.',
    ],
    ['an input without a shape', sequential([out()], outShapes), 'the input: it does not tell its shape.'],
    [
      'another kind of model',
      { ...simple, topology: { class_name: 'Custom', config: {} } },
      'The model: a model of class Custom.',
    ],
  ])('%s', async (_, file, message) =>
    expect(load(file)).rejects.toMatchObject({ code: 'engine/unavailable', message }),
  );
});

it('refuses sparse columns that something other than a Dense layer reads first', async () => {
  const layers = [input, { class_name: 'Activation', config: { name: 'a', activation: 'tanh' } }, out()];
  const file = sequential(layers, outShapes);
  await expect(load(file, { dense: 1, sparse: 1 })).rejects.toMatchObject({
    code: 'engine/unavailable',
    message: 'The model: sparse columns are read otherwise than by a Dense layer.',
  });
  expect(await load(file)).toMatchObject({ outputWidth: 1 });
});

describe('a file that contradicts itself is corrupt', () => {
  const { weights } = simple;
  const storedAs = (dtype: string) => ({
    ...simple,
    weightSpecs: simple.weightSpecs.map((spec) => ({ ...spec, dtype })),
  });

  it.each([
    ['a short buffer', { ...simple, weights: weights.slice(0, -1) }, 'out/bias'],
    ['a long buffer', { ...simple, weights: new ArrayBuffer(weights.byteLength + 1) }, 'The model'],
    ['a storage that does not exist', storedAs('complex64'), 'out/kernel'],
    ['a negative shape', sequential([input, out()], { 'out/kernel': [-2, -1], 'out/bias': [1] }), 'out'],
    ['a kernel of another shape', sequential([input, out({ units: 2 })], outShapes), 'out'],
    ['a bias of another shape', sequential([input, out()], { 'out/kernel': [2, 1], 'out/bias': [3] }), 'out'],
    ['no kernel', sequential([input, out()], { 'out/bias': [1] }), 'out'],
    [
      'two kernels to choose from',
      sequential([input, out()], { 'a/out/kernel': [2, 1], 'b/out/kernel': [2, 1], 'out/bias': [1] }),
      'out',
    ],
    [
      'no recurrent kernel',
      sequential([input, reshape, lstm()], { 'memory/kernel': [2, 4], 'memory/bias': [4] }),
      'memory',
    ],
    [
      'a reshape to another size',
      sequential([input, { class_name: 'Reshape', config: { name: 'r', target_shape: [3] } }], {}),
      'r',
    ],
    [
      'an input without width',
      sequential([{ ...input, config: { name: 'in', batch_input_shape: [null, 0] } }], {}),
      'the input',
    ],
    [
      'an input of absurd width',
      sequential([{ ...input, config: { name: 'in', batch_input_shape: [null, 2 ** 40] } }], {}),
      'the input',
    ],
    ['an output that is not there', graph([input], {}), 'The model'],
    ['a cycle', graph([input, { ...out(), inbound_nodes: [[['out', 0, 0, {}]]] }], outShapes), 'out'],
    ['two layers of one name', sequential([input, out(), out()], outShapes), 'out'],
    ['no topology', { ...simple, topology: null }, 'The model'],
    [
      'a reference to a layer that is not there',
      graph([input, { ...out(), inbound_nodes: [[['nowhere', 0, 0, {}]]] }], outShapes),
      'out',
    ],
  ])('%s', async (_, file, layer) =>
    expect(load(file)).rejects.toMatchObject({
      code: 'model/corrupt',
      message: expect.stringMatching(new RegExp(`^${layer}: `)),
    }),
  );

  it('whatever is damaged, nothing but a TantiyaError is thrown', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.jsonValue(), async (seed, place, value) => {
        const { model: intact, inputs } = randomCase(seed);
        const topology = withDamage(intact.topology, place, value);
        const failure = await load({ ...intact, topology }, inputs).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(failure === undefined || isTantiyaError(failure), String(failure)).toBe(true);
      }),
      { numRuns: 300 },
    ));
});

/** The topology with one of its values replaced. */
function withDamage(topology: unknown, place: number, value: unknown): unknown {
  const count = countValues(topology);
  let left = place % count;
  const visit = (_: string, old: unknown) => (left-- === 0 ? value : old);
  return JSON.parse(JSON.stringify(topology, visit) ?? 'null');
}

function countValues(topology: unknown): number {
  let count = 0;
  JSON.stringify(topology, (_, value: unknown) => {
    count++;
    return value;
  });
  return count;
}
