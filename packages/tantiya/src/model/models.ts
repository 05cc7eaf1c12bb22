import { openModel, type Reference, type Task, type TaskId } from '@tantiya/core';
import type { EngineName, EngineProvider } from '../engines/engine.ts';
import type { EngineChoice } from '../engines/engine-choice.ts';
import { engineOrder } from '../engines/engine-order.ts';
import { createEnginePool } from '../engines/engine-pool.ts';
import { abortable } from './abortable.ts';
import { fetchModel } from './fetch-model.ts';
import type { ModelFolder } from './model-folder.ts';
import { createModelPredictor, type ModelPredictor } from './model-predictor.ts';

export interface ModelsOptions {
  readonly folder: ModelFolder;
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
   * @param index what the folder's index.json says, or will say
   * @param onReference called as soon as the manifest is there and checked, whatever becomes of the weights
   * @throws TantiyaError with an operational code; the reason of the lifetime's end
   */
  load<Parsed, Prediction>(
    task: Pick<Task<TaskId, Parsed, Prediction, unknown, unknown>, 'id' | 'designs' | 'parse'>,
    index: Promise<ArrayBuffer>,
    onReference: (reference: Reference) => void,
  ): Promise<{ readonly predictor: ModelPredictor<Parsed, Prediction>; readonly engine: EngineName }>;
  dispose(): void;
}

export function createModels(options: ModelsOptions): Models {
  const { folder, use, engine, engines, engineSilenceMs, lifetime, now } = options;
  const pool = createEnginePool(engineOrder(engine, engines), engine === 'auto', engineSilenceMs);
  return {
    async load(task, index, onReference) {
      const [first] = pool.order;
      // The engine's code and the model's files come at the same time. Who needs the engine is told of a failure then.
      if (first) pool.open(first).catch(() => {});
      const files = await fetchModel(folder, use, task.id, index, (manifest) => {
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
    dispose: pool.dispose,
  };
}
