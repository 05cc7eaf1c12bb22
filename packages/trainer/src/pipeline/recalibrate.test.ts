import { fileURLToPath } from 'node:url';
import { type HoursPrediction, type Manifest, openModel } from '@tantiya/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import type { TensorFlow } from '../backend/tensorflow.ts';
import { isBadRow } from '../data/bad-row.ts';
import type { Example, Recipe } from '../data/example.ts';
import { openTables } from '../data/table/open-tables.ts';
import { trainedModel } from '../export/format-1.test-support.ts';
import { readModel, type StoredModel } from '../export/read-model.ts';
import { phServicesCompletionTime } from '../recipes/ph-services.ts';
import { completionTimeTrainerTask } from '../tasks/completion-time/completion-time-trainer-task.ts';
import { createExportedPredictor } from './exported-predictor.ts';
import { recalibrate } from './recalibrate.ts';

const jobs = fileURLToPath(new URL('../../../../datasets/ph-services/jobs.csv', import.meta.url));
const { task } = completionTimeTrainerTask;

/** Another market: the jobs of this one, but each takes three times as long, and the short ones vary more. */
function market(first: number, count: number): Recipe {
  return {
    ...phServicesCompletionTime,
    name: 'slow-market',
    async *read(tables) {
      let row = 0;
      for await (const read of phServicesCompletionTime.read(tables)) {
        if (isBadRow(read) || read.target.length === 0 || row++ < first) continue;
        if (row > first + count) return;
        const luck = 1 + (row % 7) / 4;
        yield { ...read, target: read.target.map((hours) => Math.min(hours * 3 * luck, 720)) };
      }
    },
  };
}

let tf: TensorFlow;
let stored: StoredModel;
beforeAll(async () => {
  ({ tf } = await openBackend('cpu'));
  stored = await readModel(trainedModel('completion-time/ph-services'));
});

const calibrate = (recipe: Recipe, newest?: number) =>
  recalibrate(completionTimeTrainerTask, stored, {
    recipe,
    tables: openTables([jobs]),
    newest,
    version: '1.0.1',
    calibratedAt: '2026-11-25T18:00:00Z',
    tf,
  });

/** What a model says of rows that it was not calibrated on: how many truths it holds, and the error of the logarithm. */
async function measure(manifest: Manifest, recipe: Recipe) {
  const examples: Example[] = [];
  for await (const row of recipe.read(openTables([jobs]))) if (!isBadRow(row)) examples.push(row);
  const predictor = await createExportedPredictor(tf, openModel(task, manifest), stored.model);
  const { predictions } = await predictor.predict(examples.map(({ input }) => task.parse(input).parsed));
  predictor.dispose();
  const errors = predictions.map(({ hours }, row) => Math.log1p(hours) - Math.log1p(truth(row)));
  function truth(row: number): number {
    return examples[row]?.target[0] ?? Number.NaN;
  }
  const holds = ({ lower, upper }: HoursPrediction, row: number) =>
    lower <= truth(row) && truth(row) <= upper;
  return {
    coverage: predictions.filter(holds).length / predictions.length,
    bias: errors.reduce((sum, error) => sum + error, 0) / errors.length,
  };
}

describe('a model calibrated on 200 rows of another market', () => {
  it('holds its level there, which it did not before', async () => {
    const { manifest, comparison } = await calibrate(market(0, 200));
    const others = market(200, 800);
    const before = await measure(stored.manifest, others);
    const after = await measure(manifest, others);
    expect(before.coverage).toBeLessThan(0.4);
    expect(after.coverage).toBeGreaterThan(0.72);
    expect(after.coverage).toBeLessThan(0.88);
    expect(before.bias).toBeLessThan(-1);
    expect(Math.abs(after.bias)).toBeLessThan(0.15);

    const [was, is] = Object.values(comparison.figures);
    expect(was?.coverage).toBeLessThan(0.4);
    expect(is?.coverage).toBeGreaterThan(0.7);
    expect(is?.rmsle).toBeLessThan(was?.rmsle ?? 0);
    expect(comparison.rows).toBe(200);
  });

  it('has the same weights, probes and words, and says what it was calibrated on', async () => {
    const { manifest } = await calibrate(market(0, 200));
    const { calibration, calibrated, metrics, version, ...same } = manifest;
    expect(stored.manifest).toMatchObject(same);
    expect(version).toBe('1.0.1');
    expect(calibrated).toEqual({
      recipe: 'slow-market',
      rows: 200,
      at: '2026-11-25T18:00:00Z',
      from: '1.0.0',
    });
    expect(calibration).not.toEqual(stored.manifest.calibration);
    expect(metrics['coverage']).toBeGreaterThan(0.7);
  });

  it('is the same whenever the rows are', async () =>
    expect(await calibrate(market(0, 100))).toEqual(await calibrate(market(0, 100))));

  it('may take the newest only, once their outcomes are known', async () => {
    const { manifest, comparison } = await calibrate(market(0, 400), 60);
    expect(comparison.rows).toBe(60);
    expect(manifest.calibrated?.rows).toBe(60);
  });

  it('takes no fewer than 50 rows', async () => {
    await expect(calibrate(market(0, 49))).rejects.toMatchObject({
      code: 'data/too-few-rows',
      message: 'There are 49 rows to calibrate on.',
    });
  });
});
