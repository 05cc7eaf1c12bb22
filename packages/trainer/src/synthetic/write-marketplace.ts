import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Marketplace } from './marketplace.ts';

/** The marketplace as the text of its files: RFC 4180 with a header, LF line ends, lists as JSON, missing values empty. */
export function marketplaceFiles({ jobs, workers }: Marketplace): Readonly<Record<string, string>> {
  return { 'jobs.csv': toCsv(jobs), 'workers.csv': toCsv(workers) };
}

/** Writes jobs.csv and workers.csv into `directory`, each whole or not at all. */
export async function writeMarketplace(directory: string, marketplace: Marketplace): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(marketplaceFiles(marketplace))) {
    const file = join(directory, name);
    const partial = `${file}.${process.pid}.partial`;
    await writeFile(partial, text);
    await rename(partial, file);
  }
}

function toCsv(rows: readonly object[]): string {
  return stringify([...rows], { header: true, cast: { boolean: String } });
}
