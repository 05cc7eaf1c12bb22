import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelIndex, parseModelIndex, TantiyaError } from '@tantiya/core';
import { withWorkFolder, writeFolder } from './work-folder.ts';

const indexName = 'index.json';

/**
 * The index of a folder of models; undefined where there is none yet.
 *
 * @throws TantiyaError `model/corrupt` for one that is damaged
 */
export async function readIndex(root: string): Promise<ModelIndex | undefined> {
  let text: string;
  try {
    text = await readFile(join(root, indexName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parseModelIndex(JSON.parse(text));
  } catch (cause) {
    throw new TantiyaError(
      'model/corrupt',
      `${join(root, indexName)} is not an index of models.`,
      'Put back the one that was there, or remove it and publish each model again.',
      { cause },
    );
  }
}

/**
 * Writes an index in one step: who reads it sees the one before or this one.
 *
 * @param workshop folder on the same disk in which to prepare it
 */
export async function replaceIndex(
  root: string,
  { format, defaults, models }: ModelIndex,
  workshop: string,
): Promise<void> {
  const content = `${JSON.stringify({ format, defaults: sorted(defaults), models: sorted(models) }, undefined, 2)}\n`;
  await withWorkFolder(workshop, async (work) => {
    await writeFolder(work, { [indexName]: content });
    await rename(join(work, indexName), join(root, indexName));
  });
}

function sorted<Value>(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
