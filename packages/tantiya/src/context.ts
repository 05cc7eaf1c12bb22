import { type CurrencyRates, TantiyaError, type TaskId } from '@tantiya/core';
import { createEnginePool, type EngineChoice, type EnginePool, engineNames } from './engine-pool.ts';
import { createModelSource, type ModelSource } from './model/model-source.ts';

export interface EstimatorOptions {
  /** Folder of the models: has index.json, written by `tantiya index`. */
  readonly models: string | URL;
  /** Ids of models to use instead of the index's defaults, such as `{ price: 'price/freelance' }`. */
  readonly use?: Readonly<Partial<Record<TaskId, string>>> | undefined;
  /** Default `auto`. An engine that is not there is replaced by the next: webgpu, webgl, wasm, cpu. */
  readonly engine?: EngineChoice | undefined;
  /** Folder where the app serves the .wasm files of TensorFlow.js; without it the wasm engine is left out. */
  readonly wasmPaths?: string | undefined;
  /** PHP per unit of each currency, instead of the built-in table. */
  readonly rates?: CurrencyRates | undefined;
  /** Default `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What the tasks of one estimator share. */
export interface EstimatorContext {
  readonly source: ModelSource;
  readonly pool: EnginePool;
  readonly engine: EngineChoice;
  readonly rates: CurrencyRates | undefined;
  /** A monotonic clock in ms. */
  readonly now: () => number;
}

const choices: readonly EngineChoice[] = ['auto', ...engineNames];

/** Starts nothing: safe where there is neither network nor document. @throws TantiyaError `config/invalid` */
export function createContext(options: EstimatorOptions): EstimatorContext {
  const { models, use = {}, engine = 'auto', wasmPaths, rates } = options;
  if (!(typeof models === 'string' ? models : models instanceof URL)) {
    throw new TantiyaError(
      'config/invalid',
      `models is ${JSON.stringify(models)}.`,
      'Pass the folder of index.json.',
    );
  }
  if (!choices.includes(engine)) {
    throw new TantiyaError(
      'config/invalid',
      `engine is ${JSON.stringify(engine)}.`,
      `Use one of ${choices.join(', ')}.`,
    );
  }
  return {
    source: createModelSource(models, use, options.fetch ?? ((...request) => globalThis.fetch(...request))),
    pool: createEnginePool(wasmPaths),
    engine,
    rates,
    now: () => performance.now(),
  };
}
