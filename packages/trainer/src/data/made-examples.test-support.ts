import type { Example } from './example.ts';

/** Made-up examples, one for each number of hours since 1970 at which a job was created, and done at once. */
export function madeExamples(createdAtHours: readonly number[]): readonly Example[] {
  return createdAtHours.map((hours, row) => ({
    place: { text: `line ${row + 2}` },
    row,
    id: `job-${row}`,
    input: { budget: row },
    target: [1],
    createdAt: hours * 3600 * 1000,
    endedAt: hours * 3600 * 1000,
  }));
}
