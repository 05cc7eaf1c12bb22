import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isTantiyaError, TantiyaError } from '@tantiya/core';
import * as v from 'valibot';
import { type ModelFiles, modelFileNames } from './model-files.ts';
import { readModel, readModelJson } from './read-model.ts';
import { withWorkFolder, writeFolder } from './work-folder.ts';
import { writingTo } from './writing-to.ts';

/**
 * Writes a model's folder whole or not at all: the files are written beside it, then the folders change places.
 *
 * @param directory created with its parents, or a folder that holds nothing but a model, which is replaced
 * @throws TantiyaError `config/invalid` for a folder that holds anything else, or cannot be written; what {@link readModel}
 *   says of files that cannot be read back
 */
export async function writeModel(directory: string, files: ModelFiles): Promise<void> {
  const target = resolve(directory);
  const exists = await requireModelFolder(target);
  await writingTo(target, () =>
    withWorkFolder(dirname(target), async (work) => {
      const fresh = await writeFolder(join(work, 'new'), files);
      const old = join(work, 'old');
      await readModel(fresh); // a model that cannot be read never takes the place of one that can
      if (exists) await rename(target, old);
      try {
        await rename(fresh, target);
      } catch (error) {
        if (exists) await rename(old, target);
        throw error;
      }
    }),
  );
}

/**
 * Writes a model's folder; where that fails the files are kept elsewhere, since it took long to make them.
 *
 * @throws TantiyaError of {@link writeModel}, whose hint says where the files are
 */
export async function writeModelOrKeep(
  directory: string,
  files: ModelFiles,
  elsewhere: readonly string[] = [tmpdir(), homedir()],
): Promise<void> {
  try {
    await writeModel(directory, files);
  } catch (error) {
    if (!isTantiyaError(error)) throw error;
    const kept = await keep(files, elsewhere);
    const hint = kept === undefined ? error.hint : `The model was kept in ${kept}. ${error.hint}`;
    throw new TantiyaError(error.code, error.message, hint, { cause: error });
  }
}

/** @returns the new folder; undefined when there is no place for it */
async function keep(files: ModelFiles, places: readonly string[]): Promise<string | undefined> {
  for (const place of places) {
    try {
      return await writeFolder(await mkdtemp(join(place, 'tantiya-model-')), files);
    } catch {
      // The next place may have what this one lacks.
    }
  }
  return undefined;
}

/**
 * Checks before a long training that its result can be written to a folder of its own.
 *
 * @throws TantiyaError `config/invalid`
 */
export async function requirePlaceForModel(directory: string): Promise<void> {
  await requireModelFolder(directory);
  await requireWritable(dirname(resolve(directory)));
}

/**
 * Checks that a folder can be written, by writing more than any model takes. Leaves nothing behind.
 *
 * @param directory need not be there yet
 * @throws TantiyaError `config/invalid`
 */
export async function requireWritable(directory: string): Promise<void> {
  await writingTo(directory, () =>
    withWorkFolder(nearestFolder(directory), (work) =>
      writeFolder(work, { trial: new Uint8Array(trialBytes) }),
    ),
  );
}

const trialBytes = 2 ** 20;

/** The folder itself, or the first one above it that is there. */
function nearestFolder(directory: string): string {
  return existsSync(directory) ? directory : nearestFolder(dirname(directory));
}

/**
 * @returns whether there is a folder to replace
 * @throws TantiyaError `config/invalid` for one that holds anything but a model
 */
async function requireModelFolder(directory: string): Promise<boolean> {
  const found = await entries(directory);
  if (found === undefined) return false;
  const own = new Set<string>([...modelFileNames, ...(await shardNames(directory))]);
  const foreign = found.find((name) => !own.has(name) && !isLeftBySystem(name));
  if (foreign === undefined) return true;
  throw new TantiyaError(
    'config/invalid',
    `${directory} is no model folder: it holds ${foreign}.`,
    'Pass a new folder, or that of a model to replace.',
  );
}

/** What operating systems leave in every folder that somebody looks into: nothing that anybody would miss. */
function isLeftBySystem(name: string): boolean {
  return /^(?:\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini|\._.*|\.directory)$/i.test(name);
}

/** First parts of the paths of the weights, where the model that lies there has them in other files than ours. */
async function shardNames(directory: string): Promise<readonly string[]> {
  const json = await readModelJson(directory).catch(() => undefined);
  const { success, output } = v.safeParse(shardPaths, json);
  if (!success) return []; // no model: what it holds is anybody's
  return output.weightsManifest.flatMap(({ paths }) => paths.map((path) => path.split('/')[0] ?? path));
}

const shardPaths = v.object({ weightsManifest: v.array(v.object({ paths: v.array(v.string()) })) });

/** Names in a folder; undefined when there is none. */
async function entries(directory: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    return writingTo(directory, () => Promise.reject(error));
  }
}
