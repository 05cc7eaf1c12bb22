import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Contents by path within a folder. */
export type FolderFiles = Readonly<Record<string, string | Uint8Array>>;

/** What the name of a work folder begins with: as a hidden one it is neither served nor taken for a model. */
export const workFolderPrefix = '.tantiya-';

/**
 * Lends a new folder in which to prepare what is then renamed into its place, on the same disk. It goes when `use` is
 * done; a process that is killed leaves it behind, in nobody's way.
 *
 * @param parent created where it is not there
 */
export async function withWorkFolder<Result>(
  parent: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  await makeFolder(parent);
  const folder = await mkdtemp(join(parent, workFolderPrefix));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Writes files into a new folder, to the disk itself: a rename that follows never outlives its content.
 *
 * @returns the folder
 */
export async function writeFolder(folder: string, files: FolderFiles): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await makeFolder(dirname(file));
    await writeFile(file, content, { flush: true });
  }
  return folder;
}

/**
 * Makes a folder and those above it that are not there. Node's own way to do so goes round for ever where the system lets
 * nobody make one, as below /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // another process was faster
  }
}
