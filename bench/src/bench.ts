import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { fileFetch } from 'tantiya/node';
import { measureChromium } from './browser/chromium.ts';
import { type Effort, type EngineFigures, measureEngines } from './measure/engines.ts';
import { measureMemory } from './node/memory.ts';
import { drawCharts } from './report/charts.ts';
import { renderPerformance } from './report/performance.ts';
import type { Results } from './report/results.ts';

const { values: options } = parseArgs({
  options: {
    /** Little time per figure, to see that everything works. */
    quick: { type: 'boolean', default: false },
    /** Node only. */
    'no-browser': { type: 'boolean', default: false },
    /** Folder of models. */
    models: { type: 'string', default: 'trained-models' },
    /** Folder to write to. */
    out: { type: 'string', default: 'docs' },
  },
});
const { quick } = options;

/** The default, which is what a visitor downloads, and a network of LSTMs as the specification lists it. */
const modelIds = ['price/ph-services', 'price/freelance'] as const;

const sizes = [1, 10, 100, 1_000, 10_000];
const effort: Effort = quick
  ? { rounds: 3, turnMs: 30, batchSizes: sizes, longestCallMs: 500, visits: 1 }
  : { rounds: 5, turnMs: 120, batchSizes: [...sizes, 100_000], longestCallMs: 2_000, visits: 10 };

const models = `${pathToFileURL(resolve(options.models)).href}/`;
const wasmFolder = dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm'))) + sep;
const memory = await measureMemory(models, modelIds[0], 10_000);
const inNode: EngineFigures[] = [];
for (const model of modelIds) {
  inNode.push(
    await measureEngines({
      where: 'Node',
      models,
      model,
      effort,
      backends: ['cpu', 'wasm'],
      wasmPaths: wasmFolder,
      onnxRuntime: 'onnxruntime-web',
      fetch: fileFetch,
    }),
  );
}
const { engines: inChromium = [], ...chromium } = options['no-browser']
  ? {}
  : await measureChromium(options.models, modelIds, wasmFolder, effort);

const results: Results = {
  measuredAt: new Date().toISOString(),
  quick,
  machine: {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  },
  engines: [...inNode, ...inChromium],
  memory,
  chromium: 'version' in chromium ? chromium : undefined,
};
const page = renderPerformance(results);
console.log(`\n${page}`);
mkdirSync(options.out, { recursive: true });
const files = { ...drawCharts(results), 'performance.md': page, 'performance.json': toJson(results) };
for (const [name, content] of Object.entries(files)) writeFileSync(`${options.out}/${name}`, content);

/** Four significant digits: more would only be noise. */
function toJson(value: unknown): string {
  const rounded = (_: string, part: unknown) =>
    typeof part === 'number' && !Number.isInteger(part) ? Number(part.toPrecision(4)) : part;
  return `${JSON.stringify(value, rounded, 2)}\n`;
}
