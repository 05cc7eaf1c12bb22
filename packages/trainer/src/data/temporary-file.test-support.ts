import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes a file that goes away with the test; returns its path. */
export async function temporaryFile(content: string | Uint8Array): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tantiya-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, 'data.csv');
  await writeFile(file, content);
  return file;
}
