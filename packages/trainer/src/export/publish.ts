import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isTantiyaError, type ModelIndex, TantiyaError } from '@tantiya/core';
import { readIndex, replaceIndex } from './index-file.ts';
import { type RequireLock, withLock } from './lock.ts';
import { type ModelFolder, modelFolders, releasesFolder } from './model-folders.ts';
import { type IndexEntry, type Release, readRelease, removeOldReleases, writeRelease } from './release.ts';
import { makeFolder } from './work-folder.ts';
import { writingTo } from './writing-to.ts';

/*
 * A published model is a *release*: its files in a folder named by their hash, which nothing changes once it is there.
 * The index names the releases of today and is replaced last, in one step, by one process at a time. Whoever reads it
 * finds all files of each model that it names, however a publication ends; those of the index before stay for a while.
 */

interface Grace {
  /** How long a release stays after the index has ceased to name it, for pages that have read the index before. */
  readonly graceHours?: number | undefined;
}

export interface PublishModelOptions extends Grace {
  /** Whether it is to answer its task from now on; the first one of a task does in any case. */
  readonly asDefault?: boolean | undefined;
}

export interface PublishFolderOptions extends Grace {
  /** Ids of models that are to answer their tasks from now on. */
  readonly defaults?: readonly string[] | undefined;
}

/** A day: a page that is older asks for the index again once a file is not there. */
export const usualGraceHours = 24;

export interface ModelPublication {
  readonly id: string;
  readonly version: string;
  readonly task: string;
  readonly index: ModelIndex;
}

/** A folder whose model cannot be published. */
export interface RefusedFolder {
  readonly folder: string;
  readonly error: TantiyaError;
}

export interface FolderPublication {
  readonly index: ModelIndex;
  readonly refused: readonly RefusedFolder[];
  /** Ids that the index named before and no longer does. */
  readonly withdrawn: readonly string[];
}

/**
 * Publishes a model beside those that are published already.
 *
 * @param root folder that pages read, created where it is not there
 * @param folder of the model
 * @throws TantiyaError what {@link readRelease} and {@link readIndex} say
 */
export async function publishModel(
  root: string,
  folder: string,
  { asDefault = false, graceHours = usualGraceHours }: PublishModelOptions = {},
): Promise<ModelPublication> {
  const release = await readRelease(folder);
  const { id, task, entry } = release;
  return publishing(root, async (requireLock) => {
    const before = (await readIndex(root)) ?? emptyIndex;
    const models = { ...before.models, [id]: entry };
    const defaults = chooseDefaults([release], models, before.defaults, asDefault ? [id] : []);
    const index: ModelIndex = { format: 1, defaults, models };
    await replacePublished(root, { before, index, releases: [release], graceHours, requireLock });
    return { id, version: entry.version, task, index };
  });
}

/**
 * Publishes the models that lie in a folder, each where its id says, and no others. A folder that cannot be read is left
 * out; what was published of it before stays.
 *
 * @param root also where pages read
 * @throws TantiyaError `model/not-found` when there is no model that can be read; `config/invalid` for a chosen one that
 *   is not there
 */
export async function publishFolder(
  root: string,
  { defaults: chosen = [], graceHours = usualGraceHours }: PublishFolderOptions = {},
): Promise<FolderPublication> {
  if ((await modelFolders(root)).length === 0) throw nothingToPublish(root, []); // before anything is made in it
  return publishing(root, async (requireLock) => {
    const releases: Release[] = [];
    const refused: RefusedFolder[] = [];
    const kept: Record<string, IndexEntry> = {};
    const before = (await readIndexUnlessDamaged(root)) ?? emptyIndex;
    for (const { folder, place } of await settledFolders(root, Object.keys(before.models))) {
      try {
        releases.push(requirePlace(await readRelease(folder), place));
      } catch (error) {
        if (!isTantiyaError(error)) throw error;
        refused.push({ folder, error });
        const published = before.models[place];
        if (published?.path !== undefined) kept[place] = published;
      }
    }
    if (releases.length === 0) throw nothingToPublish(root, refused);
    const models = { ...kept, ...Object.fromEntries(releases.map(({ id, entry }) => [id, entry])) };
    const defaults = chooseDefaults(releases, models, before.defaults, chosen);
    const index: ModelIndex = { format: 1, defaults, models };
    await replacePublished(root, { before, index, releases, graceHours, requireLock });
    const withdrawn = Object.keys(before.models).filter((id) => !Object.hasOwn(models, id));
    return { index, refused, withdrawn };
  });
}

/** A folder that is exchanged at this very moment is not there for a blink: what is missed is looked for twice. */
async function settledFolders(root: string, expected: readonly string[]): Promise<readonly ModelFolder[]> {
  const found = await modelFolders(root);
  if (expected.every((id) => found.some(({ place }) => place === id))) return found;
  await setTimeout(300);
  return modelFolders(root);
}

const emptyIndex: ModelIndex = { format: 1, defaults: {}, models: {} };

/** A damaged index is replaced by one of all models that there are. */
async function readIndexUnlessDamaged(root: string): Promise<ModelIndex | undefined> {
  try {
    return await readIndex(root);
  } catch (error) {
    if (isTantiyaError(error)) return undefined;
    throw error;
  }
}

function nothingToPublish(root: string, refused: readonly RefusedFolder[]): TantiyaError {
  const reasons = refused.map(({ error }) => ` ${error.message}`).join('');
  return new TantiyaError(
    'model/not-found',
    `${root} holds no model that can be published.${reasons}`,
    'Train one with --out, such as tantiya train price --out trained-models/price/mine.',
  );
}

async function publishing<Result>(
  root: string,
  action: (requireLock: RequireLock) => Promise<Result>,
): Promise<Result> {
  const folder = join(root, releasesFolder);
  return writingTo(root, async () => {
    await makeFolder(folder);
    return withLock(join(folder, '.lock'), action);
  });
}

function requirePlace(release: Release, place: string): Release {
  if (place === release.id) return release;
  throw new TantiyaError(
    'config/invalid',
    `The model in ${place} says that it is ${release.id}.`,
    `Train it with --id ${place}, or move it to ${release.id}.`,
  );
}

/** A choice made earlier stays while its model is there; the only new model of a task answers it where there is none. */
function chooseDefaults(
  releases: readonly Release[],
  models: ModelIndex['models'],
  earlier: ModelIndex['defaults'],
  chosen: readonly string[],
): ModelIndex['defaults'] {
  const unknown = chosen.find((wanted) => !releases.some(({ id }) => id === wanted));
  if (unknown !== undefined) {
    throw new TantiyaError(
      'config/invalid',
      `There is no model ${unknown} to publish.`,
      `There is ${releases.map(({ id }) => id).join(', ')}.`,
    );
  }
  const defaults = Object.fromEntries(Object.entries(earlier).filter(([, id]) => Object.hasOwn(models, id)));
  for (const { id, task } of releases) {
    const isOnly = releases.every((other) => other.id === id || other.task !== task);
    if (isOnly) defaults[task] ??= id;
  }
  for (const wanted of chosen) {
    const task = releases.find(({ id }) => id === wanted)?.task;
    if (task !== undefined) defaults[task] = wanted;
  }
  return defaults;
}

interface Replacement {
  readonly before: ModelIndex;
  readonly index: ModelIndex;
  readonly releases: readonly Release[];
  readonly graceHours: number;
  readonly requireLock: RequireLock;
}

async function replacePublished(
  root: string,
  { before, index, releases, graceHours, requireLock }: Replacement,
): Promise<void> {
  for (const release of releases) await writeRelease(root, release);
  const named = pathsOf(index);
  const now = new Date();
  // A release is as old as the moment from which no index names it. It may not be there: somebody tidied up.
  for (const path of pathsOf(before)) {
    if (!named.includes(path)) await utimes(join(root, path), now, now).catch(() => {});
  }
  await requireLock();
  await replaceIndex(root, index, join(root, releasesFolder));
  await requireLock();
  await removeOldReleases(root, named, now.getTime() - graceHours * 3_600_000);
}

function pathsOf({ models }: ModelIndex): readonly string[] {
  return Object.values(models).flatMap(({ path }) => path ?? []);
}
