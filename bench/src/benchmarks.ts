import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBackend } from '@tantiya/trainer';
import { createCache } from './accuracy/cache.ts';
import { drawAccuracyCharts } from './accuracy/charts.ts';
import { measureCurves } from './accuracy/curves.ts';
import { type Curves, type Figures, figuresOf, type SetFigures } from './accuracy/figures.ts';
import { renderBenchmarks } from './accuracy/report.ts';
import { findFiles, type RunOptions, runSet } from './accuracy/run-set.ts';
import { benchmarkSets } from './accuracy/sets.ts';
import { readShippedModels } from './accuracy/shipped-models.ts';

const { values: options } = parseArgs({
  options: {
    /** Folder of the public data. */
    data: { type: 'string', default: process.env['TANTIYA_DATA'] ?? '../shared/data' },
    /** What to compute again although it is kept: a part of its name, such as "sip" or "text". */
    fresh: { type: 'string', multiple: true, default: [] },
    /** At most so many for the networks of the specification, which would take hours with its own 100. */
    epochs: { type: 'string', default: '20' },
    /** Only writes the page and its charts again, from benchmarks.json and the models that are shipped now. */
    report: { type: 'boolean', default: false },
    /** Folder to write to. */
    out: { type: 'string', default: 'docs' },
  },
});
const figuresFile = join(options.out, 'benchmarks.json');
if (options.report) write(JSON.parse(readFileSync(figuresFile, 'utf8')));
else await measure(Number(options.epochs));

/** Runs every set whose files are there. What was measured is kept in `.cache`, so a run goes on where one stopped. */
async function measure(epochs: number): Promise<void> {
  const run: RunOptions = {
    data: options.data,
    backend: await openBackend('auto'),
    epochs,
    cache: createCache(join('.cache', 'benchmarks'), (key) =>
      options.fresh.some((part) => key.includes(part)),
    ),
    report: (line) => console.error(line),
  };
  const sets: Record<string, SetFigures> = {};
  const measured = (curves: Curves) => ({ measuredAt: new Date().toISOString(), epochs, sets, curves });
  for (const set of benchmarkSets) {
    const { missing } = findFiles(set, options.data);
    if (missing.length > 0) {
      console.error(`${set.name} is skipped: there is no ${missing.join(', ')}.`);
      continue;
    }
    sets[set.name] = figuresOf(await runSet(set, run));
    write(measured({ learning: [], sizes: [] }));
  }
  write(measured(await measureCurves(run)));
}

/** Writes the figures, and from them as they are kept the page and its charts. */
function write(measured: Figures): void {
  const json = toJson(measured);
  const figures: Figures = JSON.parse(json);
  const charts = join(options.out, 'benchmarks');
  mkdirSync(charts, { recursive: true });
  for (const [name, svg] of Object.entries(drawAccuracyCharts(figures)))
    writeFileSync(join(charts, name), svg);
  writeFileSync(figuresFile, json);
  writeFileSync(
    join(options.out, 'benchmarks.md'),
    renderBenchmarks(figures, readShippedModels('trained-models')),
  );
}

/** Four significant digits: more would only be noise. */
function toJson(value: unknown): string {
  const rounded = (_: string, part: unknown) =>
    typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(4)) : part;
  return `${JSON.stringify(value, rounded, 2)}\n`;
}
