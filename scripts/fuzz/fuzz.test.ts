import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSuite, type SuiteName } from './run-suite.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tantiya-fuzz-'));
const child = join(folder, 'child.mjs');

/** As an app bundles the library and TensorFlow.js. */
beforeAll(async () => {
  const build = await rolldown({
    input: fileURLToPath(new URL('child.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
  });
  await build.write({ file: child, format: 'es', codeSplitting: false });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** How many of each, and the first seed: `FUZZ_MODELS=50000 FUZZ_SEED=7 npm run test:unit -- scripts/fuzz`. */
const fromEnvironment = (name: string, standard: number) => Number(process.env[name] ?? standard);
const from = fromEnvironment('FUZZ_SEED', 0);

describe('hostile input', () => {
  it.each<readonly [SuiteName, string, number]>([
    ['models', 'mutants of model files', fromEnvironment('FUZZ_MODELS', 2_000)],
    ['inputs', 'questions', fromEnvironment('FUZZ_INPUTS', 5_000)],
    ['csv', 'mutants of a CSV file', fromEnvironment('FUZZ_CSV', 500)],
  ])(
    '%s: %s end in an answer or an error of ours, in time, in little memory',
    async (suite, _what, count) => {
      const { runs, outcomes, faults, slowestMs, peakBytes } = await runSuite(child, root, {
        suite,
        from,
        to: from + count,
      });
      console.log(
        `${suite}: ${runs} tried, ${faults.length} faults, slowest ${slowestMs.toFixed(0)} ms of CPU, at most ${(peakBytes / 1e6).toFixed(0)} MB more than at first`,
        Object.fromEntries([...outcomes].sort((a, b) => b[1] - a[1])),
      );
      expect(faults).toEqual([]);
      expect(runs).toBe(count);
      expect(outcomes.size).toBeGreaterThan(1);
    },
    3_600_000,
  );
});
