import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storedModel } from './stored-model.test-support.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';
import { writeModel } from './write-model.ts';

describe('writing a model', () => {
  it('makes its folder and the folders above', async () => {
    const root = await temporaryFolder();
    await writeModel(join(root, 'price', 'tiny'), storedModel('price/tiny'));
    expect(await readdir(join(root, 'price'))).toEqual(['tiny']);
    expect((await readdir(join(root, 'price', 'tiny'))).sort()).toEqual([
      'CARD.md',
      'model.json',
      'weights.bin',
    ]);
  });

  it('replaces an older model and leaves nothing else behind', async () => {
    const root = await temporaryFolder();
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 1));
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 2));
    expect(await readdir(root)).toEqual(['tiny']);
    expect((await readFile(join(root, 'tiny', 'weights.bin'))).readFloatLE()).toBe(2);
  });

  it('leaves the older model alone when it fails half way', async () => {
    const root = await temporaryFolder();
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 1));
    const broken = { ...storedModel('price/tiny', 2), 'CARD.md': Symbol('no text') as unknown as string };
    await expect(writeModel(join(root, 'tiny'), broken)).rejects.toThrow();
    expect(await readdir(root)).toEqual(['tiny']);
    expect((await readFile(join(root, 'tiny', 'weights.bin'))).readFloatLE()).toBe(1);
  });

  it('refuses a model that cannot be read back, and leaves the older one in place', async () => {
    const root = await temporaryFolder();
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 1));
    // JSON has no NaN: the figure of a test that went wrong becomes null.
    const unmeasured = storedModel('price/tiny', 2, { metrics: { rmsle: Number.NaN } });
    await expect(writeModel(join(root, 'tiny'), unmeasured)).rejects.toMatchObject({
      code: 'model/incompatible',
      message: expect.stringContaining('metrics.rmsle'),
    });
    expect(await readdir(root)).toEqual(['tiny']);
    expect((await readFile(join(root, 'tiny', 'weights.bin'))).readFloatLE()).toBe(1);
  });

  it('leaves nothing behind where no older model was', async () => {
    const root = await temporaryFolder();
    const unmeasured = storedModel('price/tiny', 2, { metrics: { rmsle: Number.NaN } });
    await expect(writeModel(join(root, 'tiny'), unmeasured)).rejects.toThrow();
    expect(await readdir(root)).toEqual([]);
  });

  it('refuses a folder that holds something else', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'home'));
    await writeFile(join(root, 'home', 'thesis.txt'), 'years of work');
    await expect(writeModel(join(root, 'home'), storedModel('price/tiny'))).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('thesis.txt'),
    });
    expect(await readdir(join(root, 'home'))).toEqual(['thesis.txt']);
  });

  it('refuses a path that is a file', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'file'), '');
    await expect(writeModel(join(root, 'file'), storedModel('price/tiny'))).rejects.toMatchObject({
      code: 'config/invalid',
    });
  });
});
