import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertModel } from './convert-model.ts';
import { format1Copy, trainedModel } from './format-1.test-support.ts';
import { storedModel } from './stored-model.test-support.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';
import { writeModel } from './write-model.ts';

const contents = (folder: string) =>
  Promise.all(['model.json', 'weights.bin', 'CARD.md'].map((name) => readFile(join(folder, name))));

describe('converting a model of format 1', () => {
  it.each(['price/ph-services-lstm', 'completion-time/ph-services-lstm', 'profile-score/freelancers'])(
    'gives %s as it is in the repository, but for the order of names in its manifest',
    async (id) => {
      const folder = await format1Copy(id);
      expect(await convertModel(folder)).toMatchObject({ format: 2, id });
      const [converted, kept] = await Promise.all([folder, trainedModel(id)].map(contents));
      const parsed = (files = kept) => files?.map((bytes, at) => (at === 0 ? JSON.parse(`${bytes}`) : bytes));
      expect(parsed(converted)).toEqual(parsed(kept));
      expect(await readdir(dirname(folder))).toEqual(['model']);
    },
  );

  it('works for one that does not say how it was trained', async () => {
    const folder = await format1Copy('price/ph-services-lstm', ({ training: _, ...old }) => old);
    expect(await convertModel(folder)).not.toHaveProperty('training');
  });
});

describe('a model that cannot be converted is refused and stays as it is', () => {
  async function expectRefused(folder: string, why: string): Promise<void> {
    const before = await contents(folder);
    await expect(convertModel(folder)).rejects.toMatchObject({
      code: 'model/incompatible',
      message: expect.stringContaining(why),
    });
    expect(await contents(folder)).toEqual(before);
    expect(await readdir(dirname(folder))).toEqual(['model']);
  }

  it('when it was trained on other features', async () => {
    const folder = await format1Copy('price/ph-services-lstm', (old) => ({
      ...old,
      fingerprint: '0123456789abcdef',
    }));
    await expectRefused(folder, 'its features are not those of today');
  });

  it('when its weights are not those of its manifest', async () => {
    const folder = await format1Copy('price/ph-services-lstm');
    const weights = await readFile(join(folder, 'weights.bin'));
    await writeFile(join(folder, 'weights.bin'), weights.toReversed());
    await expectRefused(folder, 'its weights are not those of its model.json');
  });

  it('when it has format 2 already', async () => {
    const folder = join(await temporaryFolder(), 'model');
    await writeModel(folder, storedModel('price/tiny'));
    await expectRefused(folder, 'it has no manifest of format 1');
  });

  it('when a golden probe encodes to another row today', async () => {
    const folder = await format1Copy('price/ph-services-lstm', (old) => ({
      ...old,
      probes: old.probes.map((probe) => ({ ...probe, vector: probe.vector.map((value) => value / 2) })),
    }));
    await expectRefused(folder, 'a golden probe encodes to another row today');
  });

  it('when it has no golden probe', async () => {
    const folder = await format1Copy('price/ph-services-lstm', (old) => ({ ...old, probes: [] }));
    await expectRefused(folder, 'it has no manifest of format 1');
  });
});

describe('a folder without the files of a model', () => {
  it.each(['model.json', 'weights.bin', 'CARD.md'])('is refused, naming %s', async (name) => {
    const folder = await format1Copy('price/ph-services-lstm');
    await rm(join(folder, name));
    await expect(convertModel(folder)).rejects.toMatchObject({
      code: 'model/not-found',
      message: expect.stringContaining(name),
    });
  });

  it('is refused when model.json is not JSON', async () => {
    const folder = await format1Copy('price/ph-services-lstm');
    await writeFile(join(folder, 'model.json'), '{"modelTopology":');
    await expect(convertModel(folder)).rejects.toMatchObject({ code: 'model/corrupt' });
  });
});
