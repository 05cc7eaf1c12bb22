import { readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { TantiyaError } from '@tantiya/core';

/** Folder of what is published, within the folder that pages read. */
export const releasesFolder = 'releases';

export interface ModelFolder {
  readonly folder: string;
  /** Below the folder that was searched, with forward slashes: where its model's id says that it is. */
  readonly place: string;
}

/**
 * Every folder with a model.json below a folder, in alphabetical order, but for what is published or hidden.
 *
 * @throws TantiyaError `config/invalid` for a folder that cannot be read
 */
export async function modelFolders(root: string): Promise<readonly ModelFolder[]> {
  const places = (await filesBelow(root))
    .filter((path) => basename(path) === 'model.json')
    .map((path) => dirname(path).split(sep))
    .filter((parts) => parts[0] !== releasesFolder && !parts.some((part) => part.startsWith('.')))
    .map((parts) => parts.join('/'))
    .sort();
  return places.map((place) => ({ folder: join(root, place), place }));
}

async function filesBelow(root: string): Promise<readonly string[]> {
  try {
    return await readdir(root, { recursive: true });
  } catch (cause) {
    throw new TantiyaError(
      'config/invalid',
      `${root} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
      'Pass the folder that holds the models, such as trained-models.',
      { cause },
    );
  }
}
