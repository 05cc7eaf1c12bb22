import { readFileSync } from 'node:fs';
import { encode, type LayersModel, parseModelJson, priceTask, vocabulariesOf } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { fixedInputs } from '../../../core/src/fixed-inputs.test-support.ts';
import { decodeWeights } from './direct/decode-weights.ts';
import { createDirectEngine } from './direct/direct-engine.ts';
import { seededRandom } from './random-weights.test-support.ts';

/** The most that rounding to float16 moves a number, relative to it; subnormals lie 2 ** -24 apart. */
const halfUlp = 2 ** -11;
const halfSubnormal = 2 ** -25;

/** A float32 model as far from this float16 model as rounding can be. */
function beforeRounding(model: LayersModel, random: (low: number, high: number) => number): LayersModel {
  const decoded = decodeWeights(model);
  const moved = model.weightSpecs.flatMap(({ name, quantization }) => {
    const values = Array.from(decoded.get(name)?.values ?? []);
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
  it.each(['price/ph-services', 'price/freelance'])(
    'of %s moves no suggested price by more than half a percent',
    async (id) => {
      const folder = new URL(`../../../../trained-models/${id}/`, import.meta.url);
      const { manifest, ...json } = parseModelJson(
        JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')),
      );
      const weights = new Uint8Array(readFileSync(new URL('weights.bin', folder))).buffer;
      const rounded: LayersModel = { ...json, weights };
      expect(json.weightSpecs.some(({ quantization }) => quantization?.dtype === 'float16')).toBe(true);

      const jobs = fixedInputs.price.map((input) => priceTask.parse(input));
      const matrix = encode(priceTask.features, jobs, vocabulariesOf(manifest));
      const suggested = async (model: LayersModel) => {
        const outputs = await (await createDirectEngine().load(model)).run(matrix, jobs.length);
        return jobs.map((_, row) => Math.expm1(outputs[row * 3 + 1] ?? Number.NaN));
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
