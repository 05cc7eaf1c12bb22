import { type LayersModel, openModel, priceTask, readWeights } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { fixedInputs } from '../../../../core/src/test-support/fixed-inputs.test-support.ts';
import { createModelSource } from '../../model/model-source.ts';
import { fileFetch } from '../../node/file-fetch.ts';
import { createDirectEngine } from '../direct/direct-engine.ts';
import { seededRandom } from './random-weights.test-support.ts';

const folder = new URL('../../../../../trained-models/', import.meta.url);

/** The most that rounding to float16 moves a number, relative to it; subnormals lie 2 ** -24 apart. */
const halfUlp = 2 ** -11;
const halfSubnormal = 2 ** -25;

/** A float32 model as far from this float16 model as rounding can be. */
function beforeRounding(model: LayersModel, random: (low: number, high: number) => number): LayersModel {
  const decoded = readWeights(model);
  const moved = model.weightSpecs.flatMap(({ name, quantization }) => {
    const values = Array.from(decoded.read(name) ?? []);
    if (!quantization) return values;
    return values.map((value) => value + random(-1, 1) * Math.max(Math.abs(value) * halfUlp, halfSubnormal));
  });
  return {
    topology: model.topology,
    weightSpecs: model.weightSpecs.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
    weights: Float32Array.from(moved).buffer,
  };
}

describe('a float16 export', () => {
  it.each(['price/ph-services-lstm', 'price/freelance-lstm'])(
    'of %s moves no suggested price by more than half a percent',
    async (id) => {
      const source = createModelSource(folder, { price: id }, fileFetch);
      const rounded = await source.load('price', new AbortController().signal);
      expect(rounded.weightSpecs.some(({ quantization }) => quantization?.dtype === 'float16')).toBe(true);

      const { encode, read, shape } = openModel(priceTask, rounded.manifest);
      const jobs = fixedInputs.price.map((input) => priceTask.parse(input).parsed);
      const rows = encode(jobs);
      const suggested = async (model: LayersModel) => {
        const outputs = await (await createDirectEngine().load(model, shape)).run(rows);
        return read(outputs, jobs).map(({ range: [, price] }) => price);
      };
      const expected = await suggested(rounded);
      const random = seededRandom(16);
      let farthest = 0;
      for (let round = 0; round < 20; round++) {
        const prices = await suggested(beforeRounding(rounded, random));
        prices.forEach((price, row) => {
          farthest = Math.max(farthest, Math.abs(price / (expected[row] ?? Number.NaN) - 1));
        });
      }
      console.log(`${id}: at most ${(farthest * 100).toFixed(3)} %`);
      expect(farthest).toBeGreaterThan(0);
      expect(farthest).toBeLessThan(0.005);
    },
  );
});
