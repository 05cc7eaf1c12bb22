import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LayersModel, parseModelJson } from '@tantiya/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import { createDirectEngine } from './direct/direct-engine.ts';
import { seededRandom } from './random-weights.test-support.ts';
import { openTfjsEngine } from './tfjs/open-tfjs-engine.ts';

const folder = fileURLToPath(new URL('../../../../trained-models/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('model.json'),
);
const rows = 10_000;

describe('direct and cpu give a trained model the same answers', () => {
  let cpu: Engine;
  beforeAll(async () => {
    cpu = await openTfjsEngine('cpu');
  }, 60_000); // tfjs is thousands of files to transform
  afterAll(() => cpu.dispose());

  it.each(files)(
    `%s, within 1e-5 on ${rows} random inputs`,
    async (file) => {
      const model = readModel(join(folder, file));
      const random = seededRandom(7);
      const [direct, stock] = await Promise.all([createDirectEngine().load(model), cpu.load(model)]);
      const matrix = Float32Array.from({ length: rows * direct.inputWidth }, () => random(0, 1));
      const [answers, expected] = await Promise.all([direct.run(matrix, rows), stock.run(matrix, rows)]);
      // Logarithms of pesos and hours are compared as they are, scores of 0 to 100 as shares of one.
      const unit = file.startsWith('profile-score') ? 100 : 1;
      const distance = answers.reduce(
        (worst, answer, at) => Math.max(worst, Math.abs(answer - (expected[at] ?? Number.NaN)) / unit),
        0,
      );
      expect(distance).toBeLessThan(1e-5);
    },
    120_000,
  );
});

function readModel(file: string): LayersModel {
  const { paths, ...model } = parseModelJson(JSON.parse(readFileSync(file, 'utf8')));
  const shards = paths.map((path) => readFileSync(join(dirname(file), path)));
  return { ...model, weights: new Uint8Array(Buffer.concat(shards)).buffer };
}
