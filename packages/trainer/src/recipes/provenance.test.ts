import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCsvTable } from '../data/table/csv-table.ts';
import { provenanceOf } from './provenance.ts';

const datasets = join(import.meta.dirname, '../../../../datasets/ph-services');
const shared = process.env['TANTIYA_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');

/** Of the content of a file, as a training takes it. */
async function sha256(file: string): Promise<string> {
  const table = openCsvTable(file);
  for await (const _ of table.rows([]));
  return table.sha256?.() ?? 'not read';
}

describe('where the rows of a card come from', () => {
  it.each(['jobs.csv', 'workers.csv'])('is this project for its own %s', async (name) => {
    // Where the data set was made anew, provenance.ts takes the hash that this shows.
    expect(provenanceOf([await sha256(join(datasets, name))])).toContain('made up by this project');
  });

  it('is unknown for any other content, whatever its columns are', () => {
    for (const hashes of [['0'.repeat(64)], []]) {
      expect(provenanceOf(hashes)).toBe('Data that this project does not know.');
    }
  });

  it('is said once for files of one source, and of each where they differ', async () => {
    const [jobs, workers] = await Promise.all(
      ['jobs.csv', 'workers.csv'].map((name) => sha256(join(datasets, name))),
    );
    expect(provenanceOf([`${jobs}`, `${workers}`])).toBe(provenanceOf([`${jobs}`]));
    expect(provenanceOf([`${jobs}`, 'other'])).toMatch(/made up by this project.*does not know/);
  });

  it.skipIf(!existsSync(shared)).each([
    ['freelancer_job_postings.csv.gz', 'Isaac Oresanya'],
    ['ph_blue_collar_synthetic.csv', 'ph_blue_collar_synthetic'],
    ['global_freelancers_raw.csv', 'global_freelancers_raw'],
    ['incident_event_log.csv.gz', 'UCI repository'],
    ['sip_task_info.csv', 'Derek M. Jones'],
    ['sip_est_act_dates.csv', 'Derek M. Jones'],
  ])('is known of the public %s', async (name, author) =>
    expect(provenanceOf([await sha256(join(shared, name))])).toContain(author),
  );
});
