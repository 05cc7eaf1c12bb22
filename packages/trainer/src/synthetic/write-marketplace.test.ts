import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { generateMarketplace } from './generate-marketplace.ts';
import { writeMarketplace } from './write-marketplace.ts';

it('writes two whole files that read back as the rows', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'marketplace-'));
  try {
    const marketplace = generateMarketplace({ seed: 3, jobs: 50, workers: 30 });
    await writeMarketplace(join(directory, 'new'), marketplace);

    expect((await readdir(join(directory, 'new'))).sort()).toEqual(['jobs.csv', 'workers.csv']);
    const read = async (name: string): Promise<Record<string, string>[]> =>
      parse(await readFile(join(directory, 'new', name)), { columns: true });
    const [jobs, workers] = [await read('jobs.csv'), await read('workers.csv')];
    expect(jobs).toHaveLength(50);
    expect(workers).toHaveLength(30);
    for (const [index, job] of marketplace.jobs.entries()) {
      expect(jobs[index]).toMatchObject({
        description: job.description,
        skill_level: job.skill_level ?? '',
        hours: String(job.hours),
      });
      expect(JSON.parse(jobs[index]?.['materials'] ?? '')).toEqual(job.materials);
    }
    expect(workers.map(({ is_active }) => is_active)).toEqual(
      marketplace.workers.map(({ is_active }) => String(is_active ?? '')),
    );
  } finally {
    await rm(directory, { recursive: true });
  }
});
