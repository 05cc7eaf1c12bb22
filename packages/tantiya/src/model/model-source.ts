import {
  type Manifest,
  type ModelIndex,
  type ModelJson,
  parseModelIndex,
  parseModelJson,
  TantiyaError,
  type TaskId,
} from '@tantiya/core';
import { abortable } from './abortable.ts';
import { createFetchFile } from './fetch-file.ts';

/** A model as its files say, checked against the hashes of the index. */
export interface LoadedModel extends ModelJson {
  /** All shards joined. */
  readonly weights: ArrayBuffer;
}

/** Where the models of a marketplace come from. */
export interface ModelSource {
  /**
   * Loads the model of a task: the one asked for, else the default of the index.
   *
   * @param onManifest called as soon as model.json is there and checked, whatever becomes of the weights
   * @throws TantiyaError with a code `model/…`; the reason of an aborted signal
   */
  load(task: TaskId, signal: AbortSignal, onManifest?: (manifest: Manifest) => void): Promise<LoadedModel>;
  /** Forgets the index, so that the next load sees what has been published since. */
  refresh(): void;
}

/**
 * @param base folder with index.json and one folder per model id
 * @param use ids of the models to use instead of the index's defaults
 */
export function createModelSource(
  base: string | URL,
  use: Readonly<Partial<Record<TaskId, string>>>,
  fetch: typeof globalThis.fetch,
): ModelSource {
  const folder = String(base).replace(/\/*$/, '/');
  const fetchFile = createFetchFile(fetch);
  let index: Promise<ModelIndex> | undefined;

  function loadIndex(): Promise<ModelIndex> {
    // Revalidated each time: it is small, and says which version of every other file is meant.
    const loading =
      index ?? fetchFile(`${folder}index.json`, { cache: 'no-cache' }).then(parseJson).then(parseModelIndex);
    index = loading;
    loading.catch(() => {
      if (index === loading) index = undefined; // nothing that failed is kept
    });
    return loading;
  }

  return {
    async load(task, signal, onManifest) {
      const { id, files } = find(await abortable(loadIndex(), signal), use[task], task, folder);
      // A file that the index does not list has no hash that could match.
      const download = (name: string) =>
        fetchFile(`${folder}${id}/${encodeURIComponent(name)}`, { signal }, files[name] ?? '');
      const names = Object.keys(files);
      // All at once; what fails is told where it is waited for.
      const contents = names.map(download);
      for (const content of contents) content.catch(() => {});
      const file = (name: string) => contents[names.indexOf(name)] ?? download(name);
      const json = parseModelJson(parseJson(await file('model.json')));
      onManifest?.(json.manifest);
      const shards = await Promise.all(json.paths.map(file));
      const [only] = shards;
      return { ...json, weights: only && shards.length === 1 ? only : await new Blob(shards).arrayBuffer() };
    },
    refresh() {
      index = undefined;
    },
  };
}

function find({ defaults, models }: ModelIndex, wanted: string | undefined, task: TaskId, folder: string) {
  const id = wanted ?? (Object.hasOwn(defaults, task) ? defaults[task] : undefined);
  const model = id !== undefined && Object.hasOwn(models, id) ? models[id] : undefined;
  if (id !== undefined && model) return { id, files: model.files };
  throw new TantiyaError(
    'model/not-found',
    `${folder}index.json has no ${id === undefined ? `default for ${task}` : `model "${id}"`}.`,
    `It has: ${Object.keys(models).join(', ') || 'none'}.`,
  );
}

function parseJson(content: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch (cause) {
    throw new TantiyaError('model/corrupt', 'A model file is not JSON.', 'Export the model again.', {
      cause,
    });
  }
}
