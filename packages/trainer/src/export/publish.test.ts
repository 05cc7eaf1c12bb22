import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseModelIndex } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { writeIndex } from './index-file.ts';
import { sha256 } from './model-files.ts';
import { storedModel } from './stored-model.test-support.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';
import { writeModel } from './write-model.ts';

async function folderWith(...ids: readonly string[]): Promise<string> {
  const root = await temporaryFolder();
  for (const id of ids) await writeModel(join(root, id), storedModel(id));
  return root;
}

describe('the index of a folder of models', () => {
  it('is what the library reads: versions and hashes by id', async () => {
    const root = await folderWith('price/a', 'profile-score/b');
    await writeIndex(root, []);
    const index = parseModelIndex(JSON.parse(await readFile(join(root, 'index.json'), 'utf8')));
    expect(Object.keys(index.models)).toEqual(['price/a', 'profile-score/b']);
    const { 'model.json': text, 'weights.bin': bytes } = storedModel('price/a');
    expect(index.models['price/a']).toEqual({
      version: '1.2.3',
      files: { 'model.json': sha256(text), 'weights.bin': sha256(bytes as Uint8Array) },
    });
  });

  it('lets the only model of a task answer it, and nobody where there are several', async () => {
    const root = await folderWith('price/a', 'price/b', 'profile-score/c');
    expect((await writeIndex(root, [])).defaults).toEqual({ 'profile-score': 'profile-score/c' });
  });

  it('keeps what was chosen before, until another is chosen', async () => {
    const root = await folderWith('price/a', 'price/b');
    expect((await writeIndex(root, ['price/b'])).defaults).toEqual({ price: 'price/b' });
    expect((await writeIndex(root, [])).defaults).toEqual({ price: 'price/b' });
    expect((await writeIndex(root, ['price/a'])).defaults).toEqual({ price: 'price/a' });
  });

  it('refuses to choose a model that is not there', async () => {
    const root = await folderWith('price/a');
    await expect(writeIndex(root, ['price/z'])).rejects.toMatchObject({
      code: 'config/invalid',
      hint: expect.stringContaining('price/a'),
    });
  });

  it('refuses a model that is not where its id says', async () => {
    const root = await temporaryFolder();
    await writeModel(join(root, 'price', 'copy'), storedModel('price/a'));
    await expect(writeIndex(root, [])).rejects.toMatchObject({ code: 'config/invalid' });
  });
});
