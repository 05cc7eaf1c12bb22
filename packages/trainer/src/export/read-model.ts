import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LayersModel, type Manifest, parseModelJson, TantiyaError } from '@tantiya/core';
import { sha256 } from './model-files.ts';

/** What a model is, wherever it lies. */
export interface ModelInMemory {
  readonly model: LayersModel;
  readonly manifest: Manifest;
}

export interface StoredModel extends ModelInMemory {
  /** The files that the library needs, as they are: model.json and the shards of the weights, by name. */
  readonly files: Readonly<Record<string, Buffer>>;
}

/**
 * Reads a model's folder back and checks the weights against the manifest.
 *
 * @throws TantiyaError `model/not-found`, `model/corrupt` or `model/incompatible`
 */
export async function readModel(directory: string): Promise<StoredModel> {
  const text = await readModelFile(join(directory, 'model.json'));
  const { paths, manifest, ...model } = parseModelJson(parseJson(directory, text));
  const outside = paths.find((path) => !staysInside(path));
  if (outside !== undefined) {
    throw new TantiyaError(
      'model/corrupt',
      `model.json in ${directory} has weights outside of its folder: ${JSON.stringify(outside)}.`,
      'Export the model again.',
    );
  }
  const shards = await Promise.all(paths.map((path) => readModelFile(join(directory, path))));
  const weights = Buffer.concat(shards);
  if (sha256(weights) !== manifest.weightsSha256) {
    throw new TantiyaError(
      'model/corrupt',
      `The weights in ${directory} are not those of its model.json.`,
      'Copy the folder again, or train the model again.',
    );
  }
  return {
    model: { ...model, weights: Uint8Array.from(weights).buffer },
    manifest,
    files: {
      'model.json': text,
      ...Object.fromEntries(paths.map((path, index) => [path, shards[index] ?? Buffer.of()])),
    },
  };
}

/** Whether a path with forward slashes names something below the folder it starts from, in one way only. */
function staysInside(path: string): boolean {
  return path.split(/[\\/]/).every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The parsed model.json of a folder, whatever it holds. */
export async function readModelJson(directory: string): Promise<unknown> {
  return parseJson(directory, await readModelFile(join(directory, 'model.json')));
}

function parseJson(directory: string, content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch (cause) {
    const file = join(directory, 'model.json');
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
