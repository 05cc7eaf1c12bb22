import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readModel } from './read-model.ts';
import { storedModel } from './stored-model.test-support.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';
import { requirePlaceForModel, requireWritable, writeModel, writeModelOrKeep } from './write-model.ts';

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

  it.each(['.DS_Store', 'Thumbs.db', 'desktop.ini', '._model.json'])(
    'takes no notice of %s, which an operating system left in the older one',
    async (name) => {
      const root = await temporaryFolder();
      await writeModel(join(root, 'tiny'), storedModel('price/tiny', 1));
      await writeFile(join(root, 'tiny', name), '');
      await writeModel(join(root, 'tiny'), storedModel('price/tiny', 2));
      expect((await readFile(join(root, 'tiny', 'weights.bin'))).readFloatLE()).toBe(2);
    },
  );

  it('makes a folder that others may read, as any other is', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'other'));
    await writeModel(join(root, 'tiny'), storedModel('price/tiny'));
    expect((await stat(join(root, 'tiny'))).mode).toBe((await stat(join(root, 'other'))).mode);
  });

  it('is not disturbed by what a killed process left beside it', async () => {
    const root = await temporaryFolder();
    for (const name of [`tiny.${process.pid}.new`, `tiny.${process.pid}.old`, '.tantiya-killed']) {
      await mkdir(join(root, name));
    }
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 1));
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 2));
    expect((await readFile(join(root, 'tiny', 'weights.bin'))).readFloatLE()).toBe(2);
  });
});

describe('a place that cannot be written', () => {
  it.each(['file/model', 'file/deep/model'])('is refused before a training: %s', async (path) => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'file'), '');
    await expect(requirePlaceForModel(join(root, path))).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining(join(root, 'file')),
    });
  });

  it('is one that the system writes itself', async () => {
    await expect(requireWritable('/proc/tantiya/models')).rejects.toMatchObject({ code: 'config/invalid' });
  });

  it('is told by a trial that leaves nothing behind', async () => {
    const root = await temporaryFolder();
    await requirePlaceForModel(join(root, 'deep', 'er', 'model'));
    await requireWritable(join(root, 'site'));
    expect(await readdir(root)).toEqual([]);
  });
});

describe('a full disk', () => {
  it('is noticed before a training, and leaves the older model in place', async ({ skip }) => {
    const root = await temporaryFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root]);
    if (mounted.status !== 0) skip('a small disk takes the rights to mount one');
    onTestFinished(() => void spawnSync('umount', [root]));
    await writeModel(join(root, 'tiny'), storedModel('price/tiny', 1));
    await expect(requirePlaceForModel(join(root, 'tiny'))).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('ENOSPC'),
    });
    const large = { ...storedModel('price/tiny', 2), 'CARD.md': 'x'.repeat(2 ** 17) };
    await expect(writeModel(join(root, 'tiny'), large)).rejects.toMatchObject({ code: 'config/invalid' });
    expect(await readdir(root)).toEqual(['tiny']);
    expect((await readFile(join(root, 'tiny', 'weights.bin'))).readFloatLE()).toBe(1);
  });
});

describe('a finished training', () => {
  it('is kept elsewhere when its place cannot be written, which says where', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'file'), '');
    const files = storedModel('price/tiny', 3);
    const writing = writeModelOrKeep(join(root, 'file', 'model'), files, [join(root, 'nowhere'), root]);
    const error = await writing.then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toMatchObject({ code: 'config/invalid', message: expect.stringContaining('cannot be') });
    const [kept = ''] = (await readdir(root)).filter((name) => name.startsWith('tantiya-model-'));
    expect(error.hint).toContain(`The model was kept in ${join(root, kept)}.`);
    expect((await readModel(join(root, kept))).manifest.id).toBe('price/tiny');
    expect((await readdir(join(root, kept))).sort()).toEqual(['CARD.md', 'model.json', 'weights.bin']);
  });

  it('is told of when there is no place for it at all', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'file'), '');
    await expect(
      writeModelOrKeep(join(root, 'file', 'model'), storedModel('price/tiny'), [join(root, 'nowhere')]),
    ).rejects.toMatchObject({ hint: expect.not.stringContaining('kept') });
  });
});
