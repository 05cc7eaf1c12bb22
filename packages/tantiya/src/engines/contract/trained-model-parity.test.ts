import { openModel, parseModelIndex, type RowShape, type Rows, type TaskId, withTask } from '@tantiya/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchModel } from '../../model/fetch-model.ts';
import { createModelFolder } from '../../model/model-folder.ts';
import { fileFetch } from '../../node/file-fetch.ts';
import { cpu } from '../../tfjs/cpu.ts';
import { createDirectEngine } from '../direct/direct-engine.ts';
import type { Engine } from '../engine.ts';
import { type Random, seededRandom } from './random-weights.test-support.ts';

const folder = new URL('../../../../../trained-models/', import.meta.url);
const index = parseModelIndex(await (await fileFetch(new URL('index.json', folder))).json());
const mostRows = 10_000;
/** Of thousands of columns, which TensorFlow.js is given in full. */
const rowsOfMany = 500;

describe('direct and cpu give a trained model the same answers', () => {
  let stock: Engine;
  beforeAll(async () => {
    stock = await cpu().open();
  }, 60_000); // tfjs is thousands of files to transform
  afterAll(() => stock.dispose());

  it.each(Object.keys(index.models))(
    `%s, within 1e-5 on random inputs`,
    async (id) => {
      const taskId = id.split('/')[0] as TaskId;
      const model = await fetchModel(createModelFolder(folder, fileFetch), { [taskId]: id }, taskId);
      const shape = withTask(taskId, (task) => openModel(task, model.manifest).shape);
      const rows = randomRows(seededRandom(7), shape);
      const [answers = [], expected = []] = await Promise.all(
        [createDirectEngine(), stock].map(async (engine) => (await engine.load(model, shape)).run(rows)),
      );
      // Logarithms of pesos and hours are compared as they are, scores of 0 to 100 as shares of one.
      const unit = taskId === 'profile-score' ? 100 : 1;
      let distance = 0;
      answers.forEach((answer, at) => {
        distance = Math.max(distance, Math.abs(answer - (expected[at] ?? Number.NaN)) / unit);
      });
      expect(answers.length).toBe(expected.length);
      expect(distance).toBeLessThan(1e-5);
    },
    120_000,
  );
});

/** Every dense column from 0 to 1, and 20 sparse ones a row where there are any. */
function randomRows(random: Random, shape: RowShape): Rows {
  const count = shape.sparse === 0 ? mostRows : rowsOfMany;
  const dense = Float32Array.from({ length: count * shape.dense }, () => random(0, 1));
  if (shape.sparse === 0) return { count, dense };
  const perRow = Math.min(20, shape.sparse);
  const first = Array.from({ length: count }, () => Math.floor(random(0, shape.sparse)));
  const columns = first.flatMap((column) =>
    Array.from({ length: perRow }, (_, step) => (column + step) % shape.sparse),
  );
  const sparse = {
    starts: Uint32Array.from({ length: count + 1 }, (_, row) => row * perRow),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(columns, () => random(0, 1)),
  };
  return { count, dense, sparse };
}
