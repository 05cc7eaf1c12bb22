import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { withWorkFolder, writeFolder } from '../export/work-folder.ts';
import { writingTo } from '../export/writing-to.ts';
import type { Marketplace } from './marketplace.ts';

/** The marketplace as the text of its files: RFC 4180 with a header, LF line ends, lists as JSON, missing values empty. */
export function marketplaceFiles({ jobs, workers }: Marketplace): Readonly<Record<string, string>> {
  return { 'jobs.csv': toCsv(jobs), 'workers.csv': toCsv(workers) };
}

/**
 * Writes jobs.csv and workers.csv into `directory`, each whole or not at all.
 *
 * @throws TantiyaError `config/invalid` where that cannot be written
 */
export async function writeMarketplace(directory: string, marketplace: Marketplace): Promise<void> {
  const files = marketplaceFiles(marketplace);
  await writingTo(directory, () =>
    withWorkFolder(directory, async (work) => {
      await writeFolder(work, files);
      for (const name of Object.keys(files)) await rename(join(work, name), join(directory, name));
    }),
  );
}

function toCsv(rows: readonly object[]): string {
  return stringify([...rows], { header: true, cast: { boolean: String } });
}
