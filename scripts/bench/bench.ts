import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { provideChromium } from '../provide-chromium.ts';
import { measureChromium } from './browser/measure-chromium.ts';
import { type Effort, type EngineFigures, measureEngines } from './measure/engines.ts';
import { fileFetch } from './node/file-fetch.ts';
import { describeMachine } from './node/machine.ts';
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

/** The default, which is what a visitor downloads, and a network of LSTMs as the specification lists it. */
const modelIds = ['price/ph-services', 'price/freelance'] as const;

const batchSizes = [1, 10, 100, 1_000, 10_000, 100_000];

const effort: Effort = options.quick
  ? {
      single: { rounds: 3, turnMs: 30 },
      batch: { sizes: batchSizes.slice(0, 5), longestCallMs: 500, rounds: 3, turnMs: 30 },
    }
  : {
      single: { rounds: 5, turnMs: 120 },
      batch: { sizes: batchSizes, longestCallMs: 2_000, rounds: 3, turnMs: 100 },
    };

const models = `${pathToFileURL(resolve(options.models)).href}/`;
const memory = await measureMemory(models, modelIds[0], 10_000);
const node: EngineFigures[] = [];
for (const model of modelIds) {
  node.push(
    await measureEngines({
      models,
      model,
      effort,
      backends: ['cpu', 'wasm'],
      wasmPaths: dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm'))) + sep,
      onnxRuntime: 'onnxruntime-web',
      fetch: fileFetch,
    }),
  );
}

if (!options['no-browser']) provideChromium();
const chromium = options['no-browser']
  ? undefined
  : await measureChromium({
      models: options.models,
      modelIds,
      effort,
      backends: ['cpu', 'wasm', 'webgl', 'webgpu'],
      visits: options.quick ? 1 : 10,
    });

const results: Results = {
  measuredAt: new Date().toISOString(),
  quick: options.quick,
  machine: describeMachine(),
  node,
  memory,
  chromium,
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
