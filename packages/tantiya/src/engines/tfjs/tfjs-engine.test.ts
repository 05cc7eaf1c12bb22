import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { denseRows, type LayersModel, type RowShape } from '@tantiya/core';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cpu } from '../../tfjs/cpu.ts';
import { wasm } from '../../tfjs/wasm.ts';
import type { Engine } from '../engine.ts';

const paths = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;

/** [a, b] -> 2a + 3b + 1, as a dense layer. */
const line: LayersModel = {
  topology: sequential({ units: 1, activation: 'linear', batch_input_shape: [null, 2] }),
  weightSpecs: [
    { name: 'dense/kernel', shape: [2, 1], dtype: 'float32' },
    { name: 'dense/bias', shape: [1], dtype: 'float32' },
  ],
  weights: Float32Array.of(2, 3, 1).buffer,
};

function sequential(dense: Readonly<Record<string, unknown>>) {
  return {
    class_name: 'Sequential',
    config: { name: 'line', layers: [{ class_name: 'Dense', config: { name: 'dense', ...dense } }] },
  };
}

/** The same as a graph, its dense layer reading from `source`. */
function graphReading(source: string) {
  const layers = [
    {
      class_name: 'InputLayer',
      name: 'in',
      config: { name: 'in', batch_input_shape: [null, 2], dtype: 'float32' },
      inbound_nodes: [],
    },
    {
      class_name: 'Dense',
      name: 'dense',
      config: { name: 'dense', units: 1, activation: 'linear' },
      inbound_nodes: [[[source, 0, 0, {}]]],
    },
  ];
  const config = { name: 'line', layers, input_layers: [['in', 0, 0]], output_layers: [['dense', 0, 0]] };
  return { class_name: 'Functional', config };
}

const pair: RowShape = { dense: 2, sparse: 0 };
const rows = (count: number, ...numbers: readonly number[]) => denseRows(count, Float32Array.from(numbers));

describe.each([
  ['cpu', cpu()],
  ['wasm', wasm({ paths })],
])('tfjs on %s', (name, provider) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await provider.open();
    // The first one transforms all of tfjs.
  }, 60_000);
  afterEach(() => {
    engine.dispose();
    expect(tf.engine().state.numTensors).toBe(0);
    expect(tf.getBackend()).toBeUndefined();
  });

  it('answers synchronously, in the order of the rows', async () => {
    expect(engine).toMatchObject({ name, computesOn: 'thread' });
    const network = await engine.load(line, pair);
    expect(network).toMatchObject({ inputs: pair, outputWidth: 1 });
    expect(network.run(rows(2, 1, 1, 0, 2))).toEqual(Float32Array.of(6, 7));
    expect(network.run(rows(0))).toEqual(new Float32Array());
  });

  it('reads a topology that Keras wrapped in its training configuration', async () => {
    const topology = { model_config: line.topology, training_config: {} };
    const network = await engine.load({ ...line, topology }, pair);
    expect(network.run(rows(1, 1, 1))).toEqual(Float32Array.of(6));
  });

  it('counts the steps of a sequence to the width of a row', async () => {
    const topology = sequential({ units: 1, activation: 'linear', batch_input_shape: [null, 3, 2] });
    const inputs: RowShape = { dense: 6, sparse: 0 };
    const network = await engine.load({ ...line, topology }, inputs);
    expect(network).toMatchObject({ inputs, outputWidth: 3 });
    expect(network.run(rows(1, 0, 0, 1, 1, 0, 2))).toEqual(Float32Array.of(1, 6, 7));
  });

  it('owns nothing of the rows and leaves its result to the caller', async () => {
    const topology = {
      class_name: 'Sequential',
      config: {
        name: 'identity',
        layers: [{ class_name: 'Flatten', config: { name: 'flatten', batch_input_shape: [null, 1, 2] } }],
      },
    };
    const network = await engine.load({ topology, weightSpecs: [], weights: new ArrayBuffer(0) }, pair);
    const matrix = Float32Array.of(1, 2);
    const result = await network.run(denseRows(1, matrix));
    result.fill(0);
    expect(matrix).toEqual(Float32Array.of(1, 2));
  });

  it('loads several models with layers of the same name', async () => {
    const [first, second] = [await engine.load(line, pair), await engine.load(line, pair)];
    first.dispose();
    first.dispose();
    expect(second.run(rows(1, 1, 1))).toEqual(Float32Array.of(6));
  });

  it.each([
    ['weights of another shape', { weightSpecs: line.weightSpecs.map((spec) => ({ ...spec, shape: [3] })) }],
    ['missing weights', { weightSpecs: line.weightSpecs.slice(0, 1) }],
    ['a truncated weight file', { weights: line.weights.slice(0, 4) }],
  ])('refuses %s as corrupt', async (_, damage) => {
    await expect(engine.load({ ...line, ...damage }, pair)).rejects.toMatchObject({ code: 'model/corrupt' });
  });

  it('reads sparse columns behind the dense ones', async () => {
    const network = await engine.load(line, { dense: 1, sparse: 1 });
    const sparse = {
      starts: Uint32Array.of(0, 1, 1),
      columns: Uint32Array.of(0),
      values: Float32Array.of(2),
    };
    const answers = network.run({ count: 2, dense: Float32Array.of(0, 1), sparse });
    expect(answers).toEqual(Float32Array.of(7, 3));
  });

  it.each([
    ['no topology', undefined],
    // TensorFlow.js itself looks for the layer for ever.
    ['a reference to a layer that is not there', graphReading('nowhere')],
    ['a layer that waits for itself', graphReading('dense')],
  ])('refuses %s as corrupt', async (_, topology) => {
    await expect(engine.load({ ...line, topology }, pair)).rejects.toMatchObject({ code: 'model/corrupt' });
  });

  it('reads the same graph when nothing is wrong with it', async () => {
    const network = await engine.load({ ...line, topology: graphReading('in') }, pair);
    expect(network.run(rows(1, 1, 1))).toEqual(Float32Array.of(6));
  });

  it('is not available for a layer that it does not know', async () => {
    const oracle = { class_name: 'Oracle', config: { name: 'oracle' } };
    const topology = { class_name: 'Sequential', config: { layers: [oracle] } };
    await expect(engine.load({ ...line, topology }, pair)).rejects.toMatchObject({
      code: 'engine/unavailable',
    });
  });
});
