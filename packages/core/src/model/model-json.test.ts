import { describe, expect, it } from 'vitest';
import { priceTask } from '../price/task.ts';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { manifestFor } from './manifest.test-support.ts';
import { modelJson, parseModelJson } from './model-json.ts';

const manifest = manifestFor(priceTask, {
  fitted: { category_one_hot: ['plumbing'], tag_one_hot: ['pipes', 'urgent'] },
});

const withMetadata = (tantiya: unknown) => ({
  format: 'layers-model',
  modelTopology: { model_config: {} },
  weightsManifest: [
    { paths: ['a.bin', 'b.bin'], weights: [{ name: 'dense/kernel', shape: [60, 3], dtype: 'float32' }] },
    { paths: ['c.bin'], weights: [{ name: 'dense/bias', shape: [3], dtype: 'float32' }] },
  ],
  userDefinedMetadata: { tantiya },
});

describe('model.json', () => {
  it('is read: topology, weights and shards in order, manifest', () =>
    expect(parseModelJson(withMetadata(manifest))).toEqual({
      topology: { model_config: {} },
      weightSpecs: [
        { name: 'dense/kernel', shape: [60, 3], dtype: 'float32' },
        { name: 'dense/bias', shape: [3], dtype: 'float32' },
      ],
      paths: ['a.bin', 'b.bin', 'c.bin'],
      manifest,
    }));

  it('survives JSON', () =>
    expect(parseModelJson(JSON.parse(JSON.stringify(withMetadata(manifest)))).manifest).toEqual(manifest));

  it('is read as it was written', () => {
    const model = {
      topology: { class_name: 'Sequential', config: { layers: [] } },
      weightSpecs: [
        {
          name: 'dense/kernel',
          shape: [60, 3],
          dtype: 'float32',
          quantization: { dtype: 'uint8', min: -1, scale: 0.1, original_dtype: 'float32' },
        },
      ],
    } as const;
    const json = JSON.parse(JSON.stringify(modelJson(model, manifest, ['weights.bin'])));
    expect(json).toMatchObject({ format: 'layers-model', generatedBy: 'tantiya' });
    expect(parseModelJson(json)).toEqual({ ...model, manifest, paths: ['weights.bin'] });
  });

  it.each([
    ['null', null],
    ['a text', '<!doctype html>'],
    ['a list', []],
    ['no topology', { ...withMetadata(manifest), modelTopology: undefined }],
    ['no weights', { ...withMetadata(manifest), weightsManifest: {} }],
    ['a shard without a name', { ...withMetadata(manifest), weightsManifest: [{ paths: [5], weights: [] }] }],
  ])('is corrupt as %s', (_, json) =>
    expect(thrownBy(() => parseModelJson(json))).toMatchObject({
      code: 'model/corrupt',
      message: expect.stringContaining('model.json is not a layers model'),
      hint: 'Export the model again.',
    }),
  );

  it.each([
    ['no metadata', { ...withMetadata(manifest), userDefinedMetadata: undefined }],
    ['metadata that are null', { ...withMetadata(manifest), userDefinedMetadata: null }],
    ['metadata of others', { ...withMetadata(manifest), userDefinedMetadata: { other: {} } }],
    ['a manifest of another format', withMetadata({ ...manifest, format: 1 })],
  ])('is incompatible with %s', (_, json) =>
    expect(thrownBy(() => parseModelJson(json))).toMatchObject({
      code: 'model/incompatible',
      message: expect.stringContaining('model.json has no manifest this version reads'),
      hint: 'Export it again with the trainer of this version.',
    }),
  );
});
