import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { TantiyaError } from '@tantiya/core';
import { type ModelFiles, modelFileNames } from './model-files.ts';
import { readModel } from './read-model.ts';

/**
 * Writes a model's folder whole or not at all: the files are written beside it, then the folders change places.
 *
 * @param directory created with its parents, or a folder that holds nothing but a model, which is replaced
 * @throws TantiyaError `config/invalid` for a folder that holds anything else; what {@link readModel} says of files that
 *   cannot be read back
 */
export async function writeModel(directory: string, files: ModelFiles): Promise<void> {
  const target = resolve(directory);
  const exists = await requireModelFolder(target);
  const fresh = `${target}.${process.pid}.new`;
  const old = `${target}.${process.pid}.old`;
  await mkdir(dirname(target), { recursive: true });
  await mkdir(fresh);
  try {
    for (const name of modelFileNames) await writeFile(join(fresh, name), files[name]);
    await readModel(fresh); // a model that cannot be read never takes the place of one that can
    if (exists) await rename(target, old);
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (exists) await rename(old, target).catch(() => {}); // when the first rename failed, the old folder is still in place
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/**
 * Checks before a long training that its result can be written.
 *
 * @returns whether there is a folder to replace
 * @throws TantiyaError `config/invalid`
 */
export async function requireModelFolder(directory: string): Promise<boolean> {
  const found = await entries(directory);
  const foreign = found?.find((name) => !modelFileNames.some((known) => known === name));
  if (foreign === undefined) return found !== undefined;
  throw new TantiyaError(
    'config/invalid',
    `${directory} is no model folder: it holds ${foreign}.`,
    'Pass a new folder, or that of a model to replace.',
  );
}

/** Names in a folder; undefined when there is none. */
async function entries(directory: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new TantiyaError(
      'config/invalid',
      `${directory} cannot be written: ${error instanceof Error ? error.message : error}.`,
      'Pass a folder.',
      { cause: error },
    );
  }
}
