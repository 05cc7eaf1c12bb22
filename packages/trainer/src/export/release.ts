import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ModelIndex, TantiyaError } from '@tantiya/core';
import { sha256 } from './model-files.ts';
import { releasesFolder } from './model-folders.ts';
import { requireModelId } from './model-id.ts';
import { readModel } from './read-model.ts';
import { makeFolder, withWorkFolder, workFolderPrefix, writeFolder } from './work-folder.ts';

/** What the index says of a model. */
export type IndexEntry = ModelIndex['models'][string];

/** A model as it is published: its files in a folder that is named by their hash. */
export interface Release {
  readonly id: string;
  readonly task: string;
  readonly entry: IndexEntry & { readonly path: string };
  readonly files: Readonly<Record<string, Buffer>>;
}

/**
 * Reads a model's folder as what is to be published.
 *
 * @throws TantiyaError what {@link readModel} says; `config/invalid` for an id that is no path
 */
export async function readRelease(folder: string): Promise<Release> {
  const { manifest, files } = await readModel(folder);
  const { id, task, version } = manifest;
  requireModelId(id);
  const hashes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)]));
  // 64 bits: enough to tell the releases of one model apart, and short in an address.
  const path = `${releasesFolder}/${id}/${sha256(JSON.stringify(hashes)).slice(0, 16)}`;
  return { id, task, entry: { version, path, files: hashes }, files };
}

/** Writes the files of a release unless they are there, whole, and reads them back. */
export async function writeRelease(root: string, { entry, files }: Release): Promise<void> {
  const folder = join(root, entry.path);
  if (await holds(folder, entry.files)) return;
  await withWorkFolder(join(root, releasesFolder), async (work) => {
    const fresh = await writeFolder(join(work, 'release'), files);
    if (!(await holds(fresh, entry.files))) {
      throw new TantiyaError(
        'model/corrupt',
        `What was written to ${fresh} reads back differently.`,
        'Check the disk.',
      );
    }
    await rm(folder, { recursive: true, force: true }); // one that was damaged by hand, or half removed
    await makeFolder(dirname(folder));
    await rename(fresh, folder);
  });
}

async function holds(folder: string, hashes: IndexEntry['files']): Promise<boolean> {
  const matches = Object.entries(hashes).map(async ([name, hash]) => {
    const content = await readFile(join(folder, name)).catch(() => undefined);
    return content !== undefined && sha256(content) === hash;
  });
  return (await Promise.all(matches)).every(Boolean);
}

/** Removes the releases that no index has named since a time, and what killed processes left behind. */
export async function removeOldReleases(
  root: string,
  named: readonly string[],
  untilMs: number,
): Promise<void> {
  const folder = join(root, releasesFolder);
  for (const path of await readdir(folder, { recursive: true })) {
    const place = `${releasesFolder}/${path.replaceAll('\\', '/')}`;
    const isRelease =
      /\/[0-9a-f]{16}$/.test(place) && !named.some((kept) => `${kept}/`.startsWith(`${place}/`));
    const isWork = path.startsWith(workFolderPrefix) && !/[\\/]/.test(path);
    if (!isRelease && !isWork) continue;
    const { mtimeMs } = await stat(join(folder, path)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs <= untilMs) await rm(join(folder, path), { recursive: true, force: true });
  }
}
