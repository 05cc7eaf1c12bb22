import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LayersModel, type Manifest, parseModelJson, TantiyaError } from '@tantiya/core';
import { sha256 } from './model-files.ts';

export interface StoredModel {
  readonly model: LayersModel;
  readonly manifest: Manifest;
}

/**
 * Reads a model's folder back and checks the weights against the manifest.
 *
 * @throws TantiyaError `model/not-found`, `model/corrupt` or `model/incompatible`
 */
export async function readModel(directory: string): Promise<StoredModel> {
  const { paths, manifest, ...model } = parseModelJson(await readModelJson(directory));
  const shards = await Promise.all(paths.map((path) => readModelFile(join(directory, path))));
  const weights = Buffer.concat(shards);
  if (sha256(weights) !== manifest.weightsSha256) {
    throw new TantiyaError(
      'model/corrupt',
      `The weights in ${directory} are not those of its model.json.`,
      'Copy the folder again, or train the model again.',
    );
  }
  return { model: { ...model, weights: Uint8Array.from(weights).buffer }, manifest };
}

/** The parsed model.json of a folder, whatever it holds. */
export async function readModelJson(directory: string): Promise<unknown> {
  const file = join(directory, 'model.json');
  const text = (await readModelFile(file)).toString();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TantiyaError('model/corrupt', `${file} is not JSON.`, 'Copy the folder again.', { cause });
  }
}

/** One file of a model. */
export async function readModelFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new TantiyaError(
      'model/not-found',
      `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}.`,
      'Pass the folder of a trained model.',
      { cause },
    );
  }
}
