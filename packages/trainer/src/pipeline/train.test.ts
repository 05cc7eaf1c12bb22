import { openModel, parseManifest, priceTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { openTables } from '../data/table/open-tables.ts';
import { temporaryFile } from '../data/temporary-file.test-support.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { priceTrainerTask } from '../tasks/price/price-trainer-task.ts';
import { createExportedPredictor } from './exported-predictor.ts';
import { type TrainOptions, train } from './train.ts';

/** Freelance postings of which longer ones are dearer; none has a category. */
function postings(rows: number): string {
  const header =
    'projectId,job_title,job_description,tags,client_country,client_average_rating,client_review_count,min_price,max_price,avg_price,currency,rate_type';
  const lines = Array.from({ length: rows }, (_, row) => {
    const words = 1 + (row % 20);
    const text = Array.from({ length: words }, (_, word) => `word${word}`).join(' ');
    return `${row},Job ${row},${text},['excel'],,,,${words * 10},${words * 30},${words * 20},USD,fixed`;
  });
  return [header, ...lines].join('\n');
}

async function options(changes: Partial<TrainOptions> = {}): Promise<TrainOptions> {
  return {
    recipe: findRecipe('price', 'freelancer'),
    tables: openTables([await temporaryFile(postings(60))]),
    splitBy: { kind: 'random', seed: 1 },
    backend: await openBackend('cpu'),
    id: 'price/tiny',
    design: 'price/spec-60',
    version: '1.0.0',
    trainedAt: '2026-11-24T00:00:00.000Z',
    seed: 1,
    dtype: 'float32',
    compact: true,
    epochs: 1,
    ...changes,
  };
}

describe('a training', () => {
  it('tells which columns never varied, and which fields move the answer', async () => {
    const { manifest, fit } = await train(priceTrainerTask, await options());
    const silentColumns = fit.kind === 'network' ? fit.silentColumns : [];
    expect(silentColumns).toContain('category_one_hot[0]');
    expect(silentColumns).toContain('tag_one_hot[0]');
    expect(silentColumns).not.toContain('description_length');
    expect(manifest.used).toEqual(['description', 'title']);
  });

  it('makes a model that opens and answers its golden probes', async () => {
    const { tf } = await openBackend('cpu');
    const { model, manifest } = await train(priceTrainerTask, await options());
    const opened = openModel(priceTask, manifest);
    expect(opened.passes(new Float32Array(manifest.probes.length * 3))).toBe(false);
    expect(opened.passes(manifest.probes.flatMap(({ output }) => output))).toBe(true);
    const predictor = await createExportedPredictor(tf, opened, model);
    const jobs = [priceTask.parse({}).parsed];
    const { predictions } = await predictor.predict(jobs);
    expect(predictions).toEqual(opened.read(Float32Array.from(manifest.probes[0]?.output ?? []), jobs));
    predictor.dispose();
  });

  it('on equal prices makes a model that can be read: figures that are no numbers are left out', async () => {
    const equal = postings(60).replace(/,\d+,\d+,\d+,/g, ',100,300,200,');
    const tables = openTables([await temporaryFile(equal)]);
    const { manifest, comparisons } = await train(priceTrainerTask, await options({ tables }));
    expect(comparisons[0]?.figures['model']?.['suggested.r2Log']).toBeNaN();
    expect(Object.values(manifest.metrics).every(Number.isFinite)).toBe(true);
    expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  });

  it('refuses a design that the task does not have, naming those that it has', async () => {
    await expect(train(priceTrainerTask, await options({ design: 'price/spec-61' }))).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('price/spec-61'),
      hint: expect.stringContaining('price/spec-60'),
    });
  });
});
