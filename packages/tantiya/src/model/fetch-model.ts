import {
  type Manifest,
  type ModelIndex,
  type ModelJson,
  parseModelIndex,
  parseModelJson,
  TantiyaError,
  type TaskId,
} from '@tantiya/core';
import { joined } from './fetch-file.ts';
import type { ModelFolder } from './model-folder.ts';

/** A model as its files say, checked against the hashes of the index. */
export interface LoadedModel extends ModelJson {
  /** All shards joined. */
  readonly weights: ArrayBuffer;
}

/**
 * Loads the model of a task: the one asked for, else the default of the index.
 *
 * @param use ids of the models to use instead of the index's defaults
 * @param onManifest called as soon as model.json is there and checked, whatever becomes of the weights
 * @throws TantiyaError with a code `model/…`; the reason of the lifetime's end
 */
export async function fetchModel(
  folder: ModelFolder,
  use: Readonly<Partial<Record<TaskId, string>>>,
  task: TaskId,
  onManifest?: (manifest: Manifest) => void,
): Promise<LoadedModel> {
  const indexUrl = folder.urlOf('index.json');
  const indexJson = parseModelIndex(parseJson(await folder.index(), indexUrl));
  try {
    return await fetchListed(folder, find(indexJson, use[task], task, indexUrl), onManifest);
  } catch (error) {
    folder.refresh(); // its files may have been replaced since: the next try sees what is published then
    throw error;
  }
}

async function fetchListed(
  folder: ModelFolder,
  { path, files }: ListedModel,
  onManifest: ((manifest: Manifest) => void) | undefined,
): Promise<LoadedModel> {
  // A file that the index does not list has no hash that could match.
  const download = (name: string) => folder.fetch(`${path}/${name}`, files[name] ?? '');
  const names = Object.keys(files);
  // All at once; what fails is told where it is waited for.
  const contents = names.map(download);
  for (const content of contents) content.catch(() => {});
  const file = (name: string) => contents[names.indexOf(name)] ?? download(name);
  const json = parseModelJson(parseJson(await file('model.json'), folder.urlOf(`${path}/model.json`)));
  onManifest?.(json.manifest);
  const shards = await Promise.all(json.paths.map(file));
  const [only] = shards;
  const weights = only && shards.length === 1 ? only : joined(shards.map((shard) => new Uint8Array(shard)));
  return { ...json, weights };
}

interface ListedModel {
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
}

function find(
  { defaults, models }: ModelIndex,
  wanted: string | undefined,
  task: TaskId,
  indexUrl: string,
): ListedModel {
  const id = wanted ?? (Object.hasOwn(defaults, task) ? defaults[task] : undefined);
  const model = id !== undefined && Object.hasOwn(models, id) ? models[id] : undefined;
  if (id !== undefined && model) return { path: model.path ?? id, files: model.files };
  throw new TantiyaError(
    'model/not-found',
    `${indexUrl} has no ${id === undefined ? `default for ${task}` : `model "${id}"`}.`,
    `It has: ${Object.keys(models).join(', ') || 'none'}.`,
  );
}

function parseJson(content: ArrayBuffer, url: string): unknown {
  try {
    return JSON.parse(decodeText(new Uint8Array(content)));
  } catch (cause) {
    throw new TantiyaError('model/corrupt', `${url} is not JSON.`, 'Publish the whole folder again.', {
      cause,
    });
  }
}

/** Test environments such as jsdom have no TextDecoder. */
function decodeText(bytes: Uint8Array): string {
  if (typeof TextDecoder === 'function') return new TextDecoder().decode(bytes);
  return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
}
