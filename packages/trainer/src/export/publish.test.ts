import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelIndex, parseModelIndex } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { sha256 } from './model-files.ts';
import { publishFolder, publishModel } from './publish.ts';
import { shardedModel, storedModel } from './stored-model.test-support.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';
import { writeFolder } from './work-folder.ts';
import { writeModel } from './write-model.ts';

async function folderWith(...ids: readonly string[]): Promise<string> {
  const root = await temporaryFolder();
  for (const id of ids) await writeModel(join(root, id), storedModel(id));
  return root;
}

/** Writes a model to a folder of its own. */
async function modelFolder(id: string, value: number, version = '1.0.0'): Promise<string> {
  const folder = join(await temporaryFolder(), 'model');
  await writeModel(folder, storedModel(id, value, { version }));
  return folder;
}

const indexOf = async (root: string) =>
  parseModelIndex(JSON.parse(await readFile(join(root, 'index.json'), 'utf8')));

/** The weight of a model, read as the library reads it: every file by the index, checked against its hash. */
async function published(root: string, id: string, index?: ModelIndex): Promise<number> {
  const { path = id, files } = (index ?? (await indexOf(root))).models[id] ?? { files: {} };
  const contents = new Map<string, Buffer>();
  for (const [name, hash] of Object.entries(files)) {
    const content = await readFile(join(root, path, name));
    expect(sha256(content), name).toBe(hash);
    contents.set(name, content);
  }
  expect([...contents.keys()]).toContain('model.json');
  return contents.get('weights.bin')?.readFloatLE() ?? Number.NaN;
}

describe('publishing a model', () => {
  it('makes the folder, the first time, and lets the model answer its task', async () => {
    const root = join(await temporaryFolder(), 'site', 'models');
    const { index } = await publishModel(root, await modelFolder('price/a', 7, '2.0.0'));
    expect(index).toEqual(await indexOf(root));
    expect(index.defaults).toEqual({ price: 'price/a' });
    expect(index.models['price/a']?.version).toBe('2.0.0');
    expect(await published(root, 'price/a')).toBe(7);
  });

  it('leaves the others as they are, and the task to the one that answered it', async () => {
    const root = await temporaryFolder();
    await publishModel(root, await modelFolder('price/a', 1));
    await publishModel(root, await modelFolder('profile-score/c', 3));
    expect((await publishModel(root, await modelFolder('price/b', 2))).index.defaults).toEqual({
      price: 'price/a',
      'profile-score': 'profile-score/c',
    });
    const chosen = await publishModel(root, await modelFolder('price/b', 2), { asDefault: true });
    expect(chosen.index.defaults.price).toBe('price/b');
    expect(
      await Promise.all(['price/a', 'price/b', 'profile-score/c'].map((id) => published(root, id))),
    ).toEqual([1, 2, 3]);
  });

  it('never changes a file that an index has named: who read the one before finds all of its files', async () => {
    const root = await temporaryFolder();
    const { index: before } = await publishModel(root, await modelFolder('price/a', 1));
    await publishModel(root, await modelFolder('price/a', 2));
    expect(await published(root, 'price/a', before)).toBe(1);
    expect(await published(root, 'price/a')).toBe(2);
  });

  it('removes what no index has named for longer than the grace, and what was left half done', async () => {
    const root = await temporaryFolder();
    const { index: before } = await publishModel(root, await modelFolder('price/a', 1));
    const old = join(root, before.models['price/a']?.path ?? '');
    const longAgo = new Date(Date.now() - 40 * 3_600_000);
    await utimes(old, longAgo, longAgo); // it was published then, and is named until now
    await mkdir(join(root, 'releases', '.tantiya-killed'));
    await publishModel(root, await modelFolder('price/a', 2));
    expect(await published(root, 'price/a', before)).toBe(1);
    await utimes(old, longAgo, longAgo);
    await utimes(join(root, 'releases', '.tantiya-killed'), longAgo, longAgo);
    await publishModel(root, await modelFolder('price/b', 3));
    expect(existsSync(old)).toBe(false);
    expect(await readdir(join(root, 'releases'))).toEqual(['price']);
    expect(await published(root, 'price/a')).toBe(2);
    await publishModel(root, await modelFolder('price/a', 4), { graceHours: 0 });
    expect(await readdir(join(root, 'releases', 'price', 'a'))).toHaveLength(1);
  });

  it('goes back to an earlier model by publishing that one again', async () => {
    const root = await temporaryFolder();
    const first = await modelFolder('price/a', 1);
    const { index: before } = await publishModel(root, first);
    await publishModel(root, await modelFolder('price/a', 2));
    expect((await publishModel(root, first)).index).toEqual(before);
    expect(await published(root, 'price/a')).toBe(1);
  });

  it('mends a release that was damaged since', async () => {
    const root = await temporaryFolder();
    const folder = await modelFolder('price/a', 1);
    const { models } = (await publishModel(root, folder)).index;
    await writeFile(join(root, models['price/a']?.path ?? '', 'weights.bin'), 'damaged');
    await publishModel(root, folder);
    expect(await published(root, 'price/a')).toBe(1);
  });

  it('in parallel loses none of them', async () => {
    const root = await temporaryFolder();
    const ids = Array.from({ length: 12 }, (_, index) => `price/m${index}`);
    const folders = await Promise.all(ids.map((id, index) => modelFolder(id, index)));
    await Promise.all(folders.map((folder) => publishModel(root, folder)));
    expect(await Promise.all(ids.map((id) => published(root, id)))).toEqual(ids.map((_, index) => index));
  });

  it('refuses a damaged index, which may name models that are nowhere else', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'index.json'), '{"format":1,');
    await expect(publishModel(root, await modelFolder('price/a', 1))).rejects.toMatchObject({
      code: 'model/corrupt',
    });
    expect(await readFile(join(root, 'index.json'), 'utf8')).toBe('{"format":1,');
  });

  it.each(['../price/a', 'price//a', '/price/a', 'price\\..\\a', ''])(
    'refuses the id %j, which would lead elsewhere',
    async (id) => {
      const folder = join(await temporaryFolder(), 'model');
      await writeModel(folder, storedModel('price/a', 1, { id }));
      const root = await temporaryFolder();
      await expect(publishModel(root, folder)).rejects.toMatchObject({ code: 'config/invalid' });
      expect(await readdir(root)).toEqual([]);
    },
  );

  it('where nothing can be written says so', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    for (const root of [join(file, 'models'), '/proc/models']) {
      await expect(publishModel(root, await modelFolder('price/a', 1))).rejects.toMatchObject({
        code: 'config/invalid',
        message: expect.stringContaining('cannot be written'),
      });
    }
  });
});

describe('the index of a folder of models', () => {
  it('is what the library reads: versions, places and hashes by id', async () => {
    const root = await folderWith('price/a', 'profile-score/b');
    await publishFolder(root);
    const index = await indexOf(root);
    expect(Object.keys(index.models)).toEqual(['price/a', 'profile-score/b']);
    const { 'model.json': text, 'weights.bin': bytes } = storedModel('price/a');
    expect(index.models['price/a']).toEqual({
      version: '1.2.3',
      path: expect.stringMatching(/^releases\/price\/a\/[0-9a-f]{16}$/),
      files: { 'model.json': sha256(text), 'weights.bin': sha256(bytes as Uint8Array) },
    });
  });

  it('stays right when a model is trained again, until that one is published', async () => {
    const root = await folderWith('price/a');
    await publishFolder(root);
    await writeModel(join(root, 'price', 'a'), storedModel('price/a', 5));
    expect(await published(root, 'price/a')).toBe(1);
    await publishFolder(root);
    expect(await published(root, 'price/a')).toBe(5);
  });

  it('is the same file when nothing has changed', async () => {
    const root = await folderWith('price/a', 'profile-score/b');
    await publishFolder(root);
    const before = await readFile(join(root, 'index.json'), 'utf8');
    expect(await publishFolder(root)).toMatchObject({ refused: [], withdrawn: [] });
    expect(await readFile(join(root, 'index.json'), 'utf8')).toBe(before);
  });

  it('lets the only model of a task answer it, and nobody where there are several', async () => {
    const root = await folderWith('price/a', 'price/b', 'profile-score/c');
    expect((await publishFolder(root)).index.defaults).toEqual({ 'profile-score': 'profile-score/c' });
  });

  it('keeps what was chosen before, until another is chosen', async () => {
    const root = await folderWith('price/a', 'price/b');
    const defaultsOf = async (...chosen: readonly string[]) =>
      (await publishFolder(root, { defaults: chosen })).index.defaults;
    expect(await defaultsOf('price/b')).toEqual({ price: 'price/b' });
    expect(await defaultsOf()).toEqual({ price: 'price/b' });
    expect(await defaultsOf('price/a')).toEqual({ price: 'price/a' });
  });

  it('refuses to choose a model that is not there', async () => {
    const root = await folderWith('price/a');
    await expect(publishFolder(root, { defaults: ['price/z'] })).rejects.toMatchObject({
      code: 'config/invalid',
      hint: expect.stringContaining('price/a'),
    });
  });

  it('names models that are in it no longer', async () => {
    const root = await folderWith('price/a', 'price/b');
    await publishFolder(root, { defaults: ['price/b'] });
    await rm(join(root, 'price', 'b'), { recursive: true });
    const { index, withdrawn } = await publishFolder(root);
    expect(withdrawn).toEqual(['price/b']);
    expect(index.defaults).toEqual({ price: 'price/a' });
  });

  it('keeps a model whose folder a training exchanges at this very moment', async () => {
    const root = await folderWith('price/a', 'price/b');
    await publishFolder(root);
    await rename(join(root, 'price', 'b'), join(root, 'price', '.b'));
    const publishing = publishFolder(root);
    await new Promise((done) => setTimeout(done, 50));
    await rename(join(root, 'price', '.b'), join(root, 'price', 'b'));
    expect((await publishing).withdrawn).toEqual([]);
  });

  it('replaces one that is damaged', async () => {
    const root = await folderWith('price/a');
    await writeFile(join(root, 'index.json'), '<html>');
    await publishFolder(root);
    expect(await published(root, 'price/a')).toBe(1);
  });
});

describe('a folder that cannot be published', () => {
  it.each([
    ['a model.json that is not JSON', { 'model.json': '{' }, 'model/corrupt'],
    ['other weights', { 'weights.bin': 'other' }, 'model/corrupt'],
    [
      'a figure that is no number',
      storedModel('price/bad', 1, { metrics: { mae: Number.NaN } }),
      'model/incompatible',
    ],
    ['the id of another', storedModel('price/other'), 'config/invalid'],
  ])('for %s is named, and the others are published', async (_, files, code) => {
    const root = await folderWith('price/good', 'price/bad');
    await writeFolder(join(root, 'price', 'bad'), files);
    const { index, refused } = await publishFolder(root);
    expect(Object.keys(index.models)).toEqual(['price/good']);
    expect(refused).toMatchObject([{ folder: join(root, 'price', 'bad'), error: { code } }]);
  });

  it('leaves what was published of it before', async () => {
    const root = await folderWith('price/a', 'profile-score/b');
    await publishFolder(root);
    await writeFile(join(root, 'price', 'a', 'weights.bin'), 'damaged');
    const { index, refused, withdrawn } = await publishFolder(root);
    expect(refused).toHaveLength(1);
    expect(withdrawn).toEqual([]);
    expect(index.defaults.price).toBe('price/a');
    expect(await published(root, 'price/a')).toBe(1);
  });

  it('and is the only one leaves everything as it is', async () => {
    const root = await temporaryFolder();
    await writeModel(join(root, 'price', 'copy'), storedModel('price/a'));
    await expect(publishFolder(root)).rejects.toMatchObject({
      code: 'model/not-found',
      message: expect.stringContaining('says that it is price/a'),
    });
    expect(await readdir(root)).not.toContain('index.json');
  });

  it('is any folder without a model', async () => {
    const root = await temporaryFolder();
    await expect(publishFolder(root)).rejects.toMatchObject({ code: 'model/not-found' });
    expect(await readdir(root)).toEqual([]);
    await expect(publishFolder(join(root, 'none'))).rejects.toMatchObject({ code: 'config/invalid' });
  });

  it('does not include what operating systems and killed processes leave behind', async () => {
    const root = await folderWith('price/a');
    await writeFolder(join(root, 'price', '.tantiya-x1', 'new'), storedModel('price/a', 9));
    await writeFolder(join(root, '__MACOSX', 'price', 'a'), { '._model.json': 'Mac OS X' });
    await writeFolder(join(root, 'price', 'a'), { '.DS_Store': '', 'Thumbs.db': '' });
    expect((await publishFolder(root)).refused).toEqual([]);
    expect(await published(root, 'price/a')).toBe(1);
  });
});

describe('a model of several shards', () => {
  it('is published with each of them, in sub-folders too', async () => {
    const root = await temporaryFolder();
    await writeFolder(join(root, 'price', 'a'), shardedModel('price/a', ['s1of2.bin', 'deep/s2of2.bin']));
    const { index } = await publishFolder(root);
    const { path = '', files = {} } = index.models['price/a'] ?? {};
    expect(Object.keys(files)).toEqual(['model.json', 's1of2.bin', 'deep/s2of2.bin']);
    expect(existsSync(join(root, path, 'deep', 's2of2.bin'))).toBe(true);
  });

  it('is refused when a shard lies outside of its folder', async () => {
    const root = await folderWith('price/a');
    await writeFolder(join(root, 'price', 'b'), shardedModel('price/b', ['../shared.bin', 'b.bin']));
    expect((await publishFolder(root)).refused).toMatchObject([{ error: { code: 'model/corrupt' } }]);
  });

  it('can be replaced by another model', async () => {
    const root = await temporaryFolder();
    await writeFolder(join(root, 'a'), shardedModel('price/a', ['s1of2.bin', 'deep/s2of2.bin']));
    await writeModel(join(root, 'a'), storedModel('price/a'));
    expect((await readdir(join(root, 'a'))).sort()).toEqual(['CARD.md', 'model.json', 'weights.bin']);
  });
});
