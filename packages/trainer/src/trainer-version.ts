import { readFile } from 'node:fs/promises';

/** The version of this package, as a manifest states it. */
export async function trainerVersion(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return JSON.parse(manifest).version;
}
