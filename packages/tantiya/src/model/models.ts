import { openModel, type Reference, type Task, type TaskId } from '@tantiya/core';
import type { EngineName, EngineProvider } from '../engines/engine.ts';
import type { EngineChoice } from '../engines/engine-choice.ts';
import { engineOrder } from '../engines/engine-order.ts';
import { createEnginePool } from '../engines/engine-pool.ts';
import { abortable } from './abortable.ts';
import { fetchModel } from './fetch-model.ts';
import { createModelFolder } from './model-folder.ts';
import { createModelPredictor, type ModelPredictor } from './model-predictor.ts';

export interface ModelsOptions {
  /** URL of the folder of index.json. */
  readonly models: string;
  readonly fetch: typeof globalThis.fetch;
  /** How long a download may bring nothing, in ms; see there for the default. */
  readonly downloadSilenceMs: number | undefined;
  /** Ids of the models to use instead of the index's defaults. */
  readonly use: Readonly<Partial<Record<TaskId, string>>>;
  readonly engine: EngineChoice;
  /** Beside the direct one. */
  readonly engines: readonly EngineProvider[];
  /** How long an engine may take for any one step, in ms. */
  readonly engineSilenceMs: number;
  /** Aborted when nobody needs them any more. */
  readonly lifetime: AbortSignal;
  /** A monotonic clock in ms. */
  readonly now: () => number;
}

/** The models of one estimator, on engines that they share. */
export interface Models {
  /**
   * Loads the model of a task and opens it on the first engine that can run it.
   *
   * @param onReference called as soon as the manifest is there and checked, whatever becomes of the weights
   * @throws TantiyaError with an operational code; the reason of the lifetime's end
   */
  load<Parsed, Prediction>(
    task: Pick<Task<TaskId, Parsed, Prediction, unknown, unknown>, 'id' | 'designs' | 'parse'>,
    onReference: (reference: Reference) => void,
  ): Promise<{ readonly predictor: ModelPredictor<Parsed, Prediction>; readonly engine: EngineName }>;
  /** The next load sees what has been published since. */
  refresh(): void;
  dispose(): void;
}

export function createModels(options: ModelsOptions): Models {
  const { use, engine, engines, engineSilenceMs, lifetime, now } = options;
  const folder = createModelFolder(options.models, options.fetch, lifetime, options.downloadSilenceMs);
  const pool = createEnginePool(engineOrder(engine, engines), engine === 'auto', engineSilenceMs);
  return {
    async load(task, onReference) {
      const [first] = pool.order;
      // The engine's code and the model's files come at the same time. Who needs the engine is told of a failure then.
      if (first) pool.open(first).catch(() => {});
      const files = await fetchModel(folder, use, task.id, (manifest) => {
        onReference(openModel(task, manifest).manifest.reference);
      });
      const predictor = createModelPredictor(openModel(task, files.manifest), files, pool, now);
      try {
        return { predictor, engine: await abortable(predictor.open(), lifetime) };
      } catch (error) {
        predictor.dispose();
        throw error;
      }
    },
    refresh: folder.refresh,
    dispose: pool.dispose,
  };
}
