import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackend } from '@tantiya/trainer';
import { createCache } from './accuracy/cache.ts';
import { contenders } from './accuracy/contenders.ts';
import { findFiles, runSet } from './accuracy/run-set.ts';
import { benchmarkSets } from './accuracy/sets.ts';

const { values: options } = parseArgs({
  options: {
    /** Folder of the public data. */
    data: { type: 'string', default: process.env['TANTIYA_DATA'] ?? '../shared/data' },
    /** Names of the sets to run; all by default. */
    only: { type: 'string', multiple: true, default: [] },
    /** Names of the contenders, such as "text"; all by default. */
    contender: { type: 'string', multiple: true, default: contenders.map(({ name }) => name) },
    /** What to compute again although it is kept: a part of its name, such as "sip" or "text". */
    fresh: { type: 'string', multiple: true, default: [] },
    /** At most so many for the networks of the specification, which would take hours with its own 100. */
    epochs: { type: 'string', default: '20' },
  },
});
const cache = createCache(join('.cache', 'benchmarks'), (key) =>
  options.fresh.some((part) => key.includes(part)),
);
const backend = await openBackend('auto');
for (const set of benchmarkSets) {
  if (options.only.length > 0 && !options.only.includes(set.name)) continue;
  const { missing } = findFiles(set, options.data);
  if (missing.length > 0) {
    console.error(`${set.name} is skipped: there is no ${missing.join(', ')}.`);
    continue;
  }
  const { rows, outcomes } = await runSet(set, {
    data: options.data,
    backend,
    contenders: contenders.filter(({ name }) => options.contender.includes(name)),
    epochs: Number(options.epochs),
    cache,
    report: (line) => console.error(line),
  });
  for (const [name, { scores }] of Object.entries(outcomes)) {
    const errors = scores.map(({ squaredError }) => squaredError);
    const rmsle = Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length);
    console.log(`${set.name} ${JSON.stringify(rows)} ${name} ${scores.length} ${rmsle.toFixed(4)}`);
  }
}
