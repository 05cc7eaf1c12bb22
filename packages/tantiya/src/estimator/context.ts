import { type CurrencyRates, TantiyaError, type TaskId } from '@tantiya/core';
import type { EngineProvider } from '../engines/engine.ts';
import { type EngineChoice, engineOrder } from '../engines/engine-order.ts';
import { createEnginePool, type EnginePool } from '../engines/engine-pool.ts';
import { createModelSource, type ModelSource } from '../model/model-source.ts';

export interface EstimatorOptions {
  /** Folder of the models: has index.json, written by `tantiya index`. */
  readonly models: string | URL;
  /** Ids of models to use instead of the index's defaults, such as `{ price: 'price/freelance' }`. */
  readonly use?: Readonly<Partial<Record<TaskId, string>>> | undefined;
  /**
   * Engines beside the direct one, in the order in which they are tried, such as `[webgpu(), wasm({ paths })]` from
   * `tantiya/tfjs/webgpu` and `tantiya/tfjs/wasm`. Default: none.
   */
  readonly engines?: readonly EngineProvider[] | undefined;
  /** Which of the engines answers; one that is not there is replaced by the next. Default `auto`. */
  readonly engine?: EngineChoice | undefined;
  /** PHP per unit of each currency, instead of the built-in table. */
  readonly rates?: CurrencyRates | undefined;
  /** Default `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What the tasks of one estimator share. */
export interface EstimatorContext {
  readonly source: ModelSource;
  readonly pool: EnginePool;
  readonly rates: CurrencyRates | undefined;
  /** A monotonic clock in ms. */
  readonly now: () => number;
}

/** Starts nothing: safe where there is neither network nor document. @throws TantiyaError `config/invalid` */
export function createContext(options: EstimatorOptions): EstimatorContext {
  const { models, use = {}, engine = 'auto', engines = [], rates } = options;
  if (!(typeof models === 'string' ? models : models instanceof URL)) {
    throw new TantiyaError(
      'config/invalid',
      `models is ${JSON.stringify(models)}.`,
      'Pass the folder of index.json.',
    );
  }
  return {
    pool: createEnginePool(engineOrder(engine, engines), engine === 'auto'),
    source: createModelSource(models, use, options.fetch ?? ((...request) => globalThis.fetch(...request))),
    rates,
    now: () => performance.now(),
  };
}
