import type { Example } from './example.ts';

/** Made-up examples, one for each number of hours since 1970 at which the outcome was known. */
export function madeExamples(endedAtHours: readonly number[]): readonly Example[] {
  return endedAtHours.map((hours, row) => ({
    place: { text: `line ${row + 2}` },
    row,
    id: `job-${row}`,
    input: { budget: row },
    target: [1],
    endedAt: hours * 3600 * 1000,
  }));
}
