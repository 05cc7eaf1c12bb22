import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Computes once and keeps the result: an interrupted run goes on where it stopped. */
export type Cache = <Result>(key: string, compute: () => Promise<Result>) => Promise<Result>;

/**
 * Keeps results as JSON in a folder.
 *
 * @param isFresh whether what is kept under a key is computed again
 */
export function createCache(folder: string, isFresh: (key: string) => boolean): Cache {
  return async (key, compute) => {
    const file = join(folder, `${key.replaceAll(/[^\w.]+/g, '-')}.json`);
    const kept = isFresh(key) ? undefined : read(file);
    if (kept !== undefined) return kept.result as never;
    const result = await compute();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify({ result }));
    renameSync(`${file}.part`, file);
    return result;
  };
}

function read(file: string): { readonly result: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
