import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { LayersModel } from '@tantiya/core';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../engine.ts';
import { openTfjsEngine } from './open-tfjs-engine.ts';

const wasmPaths = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;

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

describe.each(['cpu', 'wasm'] as const)('tfjs on %s', (name) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openTfjsEngine(name, { wasmPaths });
    // The first one transforms all of tfjs.
  }, 60_000);
  afterEach(() => {
    engine.dispose();
    expect(tf.engine().state.numTensors).toBe(0);
    expect(tf.getBackend()).toBeUndefined();
  });

  it('answers synchronously, in the order of the rows', async () => {
    const network = await engine.load(line);
    expect(network).toMatchObject({ inputWidth: 2, outputWidth: 1 });
    expect(network.run(Float32Array.of(1, 1, 0, 2), 2)).toEqual(Float32Array.of(6, 7));
    expect(network.run(new Float32Array(), 0)).toEqual(new Float32Array());
  });

  it('reads a topology that Keras wrapped in its training configuration', async () => {
    const network = await engine.load({
      ...line,
      topology: { model_config: line.topology, training_config: {} },
    });
    expect(network.run(Float32Array.of(1, 1), 1)).toEqual(Float32Array.of(6));
  });

  it('counts the steps of a sequence to the width of a row', async () => {
    const topology = sequential({ units: 1, activation: 'linear', batch_input_shape: [null, 3, 2] });
    const network = await engine.load({ ...line, topology });
    expect(network).toMatchObject({ inputWidth: 6, outputWidth: 3 });
    expect(network.run(Float32Array.of(0, 0, 1, 1, 0, 2), 1)).toEqual(Float32Array.of(1, 6, 7));
  });

  it('owns nothing of the matrix and leaves its result to the caller', async () => {
    const topology = {
      class_name: 'Sequential',
      config: {
        name: 'identity',
        layers: [{ class_name: 'Flatten', config: { name: 'flatten', batch_input_shape: [null, 1, 2] } }],
      },
    };
    const network = await engine.load({ topology, weightSpecs: [], weights: new ArrayBuffer(0) });
    const matrix = Float32Array.of(1, 2);
    const result = await network.run(matrix, 1);
    result.fill(0);
    expect(matrix).toEqual(Float32Array.of(1, 2));
  });

  it('loads several models with layers of the same name', async () => {
    const [first, second] = [await engine.load(line), await engine.load(line)];
    first.dispose();
    first.dispose();
    expect(second.run(Float32Array.of(1, 1), 1)).toEqual(Float32Array.of(6));
  });

  it.each([
    ['weights of another shape', { weightSpecs: line.weightSpecs.map((spec) => ({ ...spec, shape: [3] })) }],
    ['missing weights', { weightSpecs: line.weightSpecs.slice(0, 1) }],
    ['a truncated weight file', { weights: line.weights.slice(0, 4) }],
  ])('refuses %s as corrupt', async (_, damage) => {
    await expect(engine.load({ ...line, ...damage })).rejects.toMatchObject({ code: 'model/corrupt' });
  });

  it.each([
    [
      'a layer it does not know',
      { class_name: 'Sequential', config: { layers: [{ class_name: 'Oracle', config: {} }] } },
    ],
    ['no topology', undefined],
  ])('is not available for %s', async (_, topology) => {
    await expect(engine.load({ ...line, topology })).rejects.toMatchObject({ code: 'engine/unavailable' });
  });
});
