import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type ModelIndex, parseModelIndex, TantiyaError } from '@tantiya/core';
import { sha256 } from './model-files.ts';
import { readModel } from './read-model.ts';

/**
 * Writes index.json over the models in a folder: their versions, the hashes of their files and which of them answers
 * each task. A choice made earlier stays while its model is there; a task's only model answers it.
 *
 * @param chosen ids of models that are to answer their tasks from now on
 * @throws TantiyaError `config/invalid` for a model that is not where its id says, or a chosen one that is not there;
 *   `model/corrupt` for files that do not belong together
 */
export async function writeIndex(directory: string, chosen: readonly string[]): Promise<ModelIndex> {
  const file = join(directory, 'index.json');
  const earlier = await readDefaults(file);
  const models: Record<string, ModelIndex['models'][string]> = {};
  const byTask: Record<string, string[]> = {};
  for (const folder of await modelFolders(directory)) {
    const { manifest } = await readModel(folder);
    const { id, task, version } = manifest;
    requirePlace(directory, folder, id);
    models[id] = { version, files: await hashes(folder) };
    byTask[task] = [...(byTask[task] ?? []), id];
  }
  const index: ModelIndex = { format: 1, defaults: chooseDefaults(byTask, earlier, chosen), models };
  const partial = `${file}.${process.pid}.partial`;
  await writeFile(partial, `${JSON.stringify(index, undefined, 2)}\n`);
  await rename(partial, file);
  return index;
}

function chooseDefaults(
  byTask: Readonly<Record<string, readonly string[]>>,
  earlier: ModelIndex['defaults'],
  chosen: readonly string[],
): ModelIndex['defaults'] {
  const unknown = chosen.find((id) => !Object.values(byTask).flat().includes(id));
  if (unknown !== undefined) {
    throw new TantiyaError(
      'config/invalid',
      `There is no model ${unknown}.`,
      `The models are ${Object.values(byTask).flat().join(', ')}.`,
    );
  }
  const defaults = Object.entries(byTask).map(([task, ids]) => {
    const only = ids.length === 1 ? ids[0] : undefined;
    const kept = ids.find((id) => id === earlier[task]);
    return [task, chosen.findLast((id) => ids.includes(id)) ?? kept ?? only] as const;
  });
  return Object.fromEntries(defaults.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function readDefaults(file: string): Promise<ModelIndex['defaults']> {
  try {
    return parseModelIndex(JSON.parse(await readFile(file, 'utf8'))).defaults;
  } catch {
    return {}; // there is no index yet, or a damaged one, which this run replaces
  }
}

/** Every folder with a model.json, in alphabetical order. */
async function modelFolders(directory: string): Promise<readonly string[]> {
  const found = await readdir(directory, { recursive: true });
  return found
    .filter((path) => path.endsWith(`${sep}model.json`))
    .map((path) => join(directory, dirname(path)))
    .sort();
}

/** The files that the library downloads. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const names = ['model.json', 'weights.bin'];
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return Object.fromEntries(names.map((name, index) => [name, sha256(contents[index] ?? '')]));
}

function requirePlace(directory: string, folder: string, id: string): void {
  const place = relative(directory, folder).split(sep).join('/');
  if (place === id) return;
  throw new TantiyaError(
    'config/invalid',
    `The model in ${place} says that it is ${id}.`,
    `Train it with --id ${place}, or move it to ${id}.`,
  );
}
