import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openModel, priceTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { readModel } from './read-model.ts';
import { storedModel } from './stored-model.test-support.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';
import { writeModel } from './write-model.ts';

describe('reading a model', () => {
  it('gives back what was written', async () => {
    const folder = join(await temporaryFolder(), 'tiny');
    await writeModel(folder, storedModel('price/tiny', 0.5));
    const { model, manifest } = await readModel(folder);
    expect(new Float32Array(model.weights)).toEqual(Float32Array.of(0.5));
    expect(model.weightSpecs).toEqual([{ name: 'output/bias', shape: [1], dtype: 'float32' }]);
    expect(manifest.id).toBe('price/tiny');
    expect(openModel(priceTask, manifest).passes([0.5, 0.5, 0.5])).toBe(true);
  });

  it('refuses a folder without a model', async () => {
    await expect(readModel(await temporaryFolder())).rejects.toMatchObject({ code: 'model/not-found' });
  });

  it('refuses weights that are not the manifest’s', async () => {
    const folder = join(await temporaryFolder(), 'tiny');
    await writeModel(folder, storedModel('price/tiny'));
    await writeFile(join(folder, 'weights.bin'), Float32Array.of(9));
    await expect(readModel(folder)).rejects.toMatchObject({ code: 'model/corrupt' });
  });

  it('refuses a model.json that is not JSON', async () => {
    const folder = join(await temporaryFolder(), 'tiny');
    await writeModel(folder, storedModel('price/tiny'));
    await writeFile(join(folder, 'model.json'), '{"modelTopology":');
    await expect(readModel(folder)).rejects.toMatchObject({ code: 'model/corrupt' });
  });
});
