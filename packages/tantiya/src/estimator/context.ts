import { type CurrencyRates, shown, TantiyaError, type TaskId, type TaskOptions } from '@tantiya/core';
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
  /**
   * PHP per unit of currencies that the built-in table does not have, or has otherwise: from 1e-9 to 1e9, by code in any
   * case. PHP itself is always 1.
   */
  readonly rates?: CurrencyRates | undefined;
  /**
   * IANA name of the marketplace's time zone, such as "Asia/Manila": a `createdAt` with an offset or Z is turned into
   * it. Default: such times are read as they are written, like those without.
   */
  readonly timeZone?: string | undefined;
  /** Default `globalThis.fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What the tasks of one estimator share. */
export interface EstimatorContext {
  readonly source: ModelSource;
  readonly pool: EnginePool;
  /** What the app says of its marketplace; a task checks what concerns it. */
  readonly taskOptions: TaskOptions;
  /** A monotonic clock in ms. */
  readonly now: () => number;
}

/** Starts nothing: safe where there is neither network nor document. @throws TantiyaError `config/invalid` */
export function createContext(options: EstimatorOptions): EstimatorContext {
  const { models, use = {}, engine = 'auto', engines = [], rates, timeZone } = options;
  if (!(typeof models === 'string' ? models : models instanceof URL)) {
    throw new TantiyaError(
      'config/invalid',
      `models is ${shown(models)}.`,
      'Pass the folder of index.json.',
      { field: 'models' },
    );
  }
  return {
    pool: createEnginePool(engineOrder(engine, engines), engine === 'auto'),
    source: createModelSource(models, use, options.fetch ?? ((...request) => globalThis.fetch(...request))),
    taskOptions: { rates, timeZone },
    now: () => performance.now(),
  };
}
