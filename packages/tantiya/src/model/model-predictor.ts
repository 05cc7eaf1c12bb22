import {
  isTantiyaError,
  type LayersModel,
  type OpenModel,
  type Predictor,
  predicting,
  type Rows,
  type RunNetwork,
  TantiyaError,
} from '@tantiya/core';
import type { Engine, EngineName, EngineProvider, Network } from '../engines/engine.ts';
import type { EnginePool } from '../engines/engine-pool.ts';
import { answered, EngineSilence } from '../engines/engine-silence.ts';

/** One model on whichever engine can run it. */
export interface ModelPredictor<Parsed, Prediction> {
  readonly model: OpenModel<Parsed, Prediction>;
  /** Opens the first engine that can run the model. @throws TantiyaError when none can */
  open(): Promise<EngineName>;
  /**
   * The predictor for one chunk of a batch.
   *
   * @param remaining share of the chunk in all that is left to predict, itself included: 3 for the first of three
   */
  chunk(remaining?: number): Predictor<Parsed, Prediction, EngineName>;
  /** Keeps the networks until the function that it returns is called, though `dispose` comes before. */
  hold(): () => void;
  /** Frees the networks once the predictions that they are computing are out. */
  dispose(): void;
}

interface OpenNetwork {
  readonly engine: Engine;
  readonly network: Network;
}

export function createModelPredictor<Parsed, Prediction>(
  model: OpenModel<Parsed, Prediction>,
  files: LayersModel,
  pool: EnginePool,
  now: () => number,
): ModelPredictor<Parsed, Prediction> {
  const { order, silenceMs } = pool;
  const [single] = order;
  const networks = new Map<EngineProvider, Promise<OpenNetwork>>();
  /** Engines that could not be opened. While another one answers, no answer waits for them again. */
  const failed = new Map<EngineProvider, unknown>();
  let disposed = false;
  let running = 0;
  const forBatches = pool.auto ? order.find(({ batchPolicy }) => batchPolicy) : undefined;
  const policy = forBatches?.batchPolicy?.(async () => (await open(forBatches)).network, now);

  function open(provider: EngineProvider): Promise<OpenNetwork> {
    const promise = networks.get(provider) ?? openNetwork(provider);
    if (networks.get(provider) === promise) return promise;
    networks.set(provider, promise);
    promise.catch(() => {
      if (networks.get(provider) === promise) networks.delete(provider); // nothing that failed is kept
    });
    return promise;
  }

  async function openNetwork(provider: EngineProvider): Promise<OpenNetwork> {
    const engine = await pool.open(provider);
    try {
      const loading = engine.load(files, model.shape);
      const network = await answered(loading, provider.name, silenceMs);
      const outputs = await answered(network.run(model.probes), provider.name, silenceMs);
      if (!isFree() && model.passes(outputs)) return { engine, network };
      network.dispose();
      const { id } = model.manifest;
      throw new TantiyaError(
        'engine/inaccurate',
        `${id} on ${provider.name} does not answer its golden probes as recorded.`,
        'Publish the model again, or report the device.',
      );
    } catch (error) {
      if (isGone(error)) pool.drop(engine); // with the networks on it
      throw error;
    }
  }

  /** Opens and runs on the first engine of `providers` that can; one whose device is lost gets a second chance. */
  async function tryInOrder<Result>(
    providers: readonly EngineProvider[],
    use: (opened: OpenNetwork, provider: EngineProvider) => Promise<Result>,
  ): Promise<Result> {
    let failure: unknown;
    for (const provider of providers) {
      if (failed.has(provider)) {
        failure = failed.get(provider);
        continue;
      }
      for (let attempt = 1; attempt <= 2; attempt++) {
        let opened: OpenNetwork | undefined;
        try {
          opened = await open(provider);
          return await use(opened, provider);
        } catch (error) {
          if (isDamage(error)) throw error;
          failure = error;
          if (isGone(error)) {
            networks.delete(provider);
            if (opened) pool.drop(opened.engine);
          }
          if (isDeviceLost(error)) continue; // another device may do
          if (!opened || isGone(error)) failed.set(provider, error);
          break;
        }
      }
    }
    failed.clear(); // none is left, so the next prediction tries them all again
    throw failure;
  }

  function hold(): () => void {
    running++;
    return () => {
      running--;
      if (disposed) freeWhenIdle();
    };
  }

  async function run(rows: Rows, remainingRows: number): ReturnType<RunNetwork<EngineName>> {
    const release = hold();
    try {
      const providers = forBatches && policy?.takesOver(remainingRows) ? [forBatches, ...order] : order;
      return await tryInOrder(providers, async ({ engine, network }, provider) => {
        const start = now();
        const outputs = await answered(network.run(rows), provider.name, silenceMs);
        const tookMs = now() - start;
        if (provider === single && rows.count > 1) policy?.observe(tookMs / rows.count);
        return { outputs, engine: engine.name, waitedMs: engine.computesOn === 'device' ? tookMs : 0 };
      });
    } finally {
      release();
    }
  }

  /** Whether nobody needs the networks any more. */
  const isFree = () => disposed && running === 0;

  function freeWhenIdle(): void {
    if (!isFree()) return;
    for (const opening of networks.values()) {
      opening.then(
        ({ network }) => network.dispose(),
        () => {}, // whoever asked for it has been told
      );
    }
    networks.clear();
  }

  const dispose = () => {
    disposed = true;
    freeWhenIdle();
  };

  return {
    model,
    open: () => tryInOrder(order, async ({ engine }) => engine.name),
    chunk: (remaining = 1) => predicting(model, (rows) => run(rows, rows.count * remaining), dispose),
    hold,
    dispose,
  };
}

/** Whether the engine that threw will not answer any more. */
function isGone(error: unknown): boolean {
  return isDeviceLost(error) || error instanceof EngineSilence;
}

function isDeviceLost(error: unknown): boolean {
  return isTantiyaError(error) && error.code === 'engine/device-lost';
}

/** A file that contradicts itself is no better on another engine, and not every engine notices. */
function isDamage(error: unknown): boolean {
  return isTantiyaError(error) && error.code.startsWith('model/');
}
