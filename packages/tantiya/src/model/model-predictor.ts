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
  /** Frees the networks once the predictions that they are computing are out. */
  dispose(): void;
}

interface OpenNetwork {
  readonly engine: Engine;
  readonly network: Network;
}

/** Below this many ms of arithmetic a batch is not worth the download of another engine. */
const worthMeasuringMs = 250;

export function createModelPredictor<Parsed, Prediction>(
  model: OpenModel<Parsed, Prediction>,
  files: LayersModel,
  pool: EnginePool,
  now: () => number,
): ModelPredictor<Parsed, Prediction> {
  const { order } = pool;
  const [single] = order;
  const forBatches = pool.auto ? order.find(({ suitsBatches }) => suitsBatches) : undefined;
  const networks = new Map<EngineProvider, Promise<OpenNetwork>>();
  let disposed = false;
  let running = 0;
  /** What a row of a batch costs on the engine that answers single inputs. */
  let perRowMs: number | undefined;
  /** Rows from which the engine for batches is faster on this device; undefined until measured. */
  let crossover: number | undefined;
  let measuring = false;

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
      const network = await engine.load(files, model.shape);
      const outputs = await network.run(model.probes);
      if (!disposed && model.passes(outputs)) return { engine, network };
      network.dispose();
      const { id } = model.manifest;
      throw new TantiyaError(
        'engine/inaccurate',
        `${id} on ${provider.name} does not answer its golden probes as recorded.`,
        'Publish the model again, or report the device.',
      );
    } catch (error) {
      if (isDeviceLost(error)) pool.drop(engine);
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
      for (let attempt = 1; attempt <= 2; attempt++) {
        let opened: OpenNetwork | undefined;
        try {
          opened = await open(provider);
          return await use(opened, provider);
        } catch (error) {
          if (isDamage(error)) throw error;
          failure = error;
          if (!isDeviceLost(error)) break;
          networks.delete(provider);
          if (opened) pool.drop(opened.engine);
        }
      }
    }
    throw failure;
  }

  /** In the background: the batch goes on where it is until the measurement says where it is faster. */
  async function measureCrossover(provider: EngineProvider, costMs: number): Promise<void> {
    measuring = true;
    try {
      if (await provider.suitsBatches?.()) {
        // A chunk of its own: few pages have batches.
        const { findCrossover } = await import('../engines/auto/crossover.ts');
        crossover = await findCrossover(costMs, async () => (await open(provider)).network, now);
      }
    } catch {
      // That engine is not here: the batch stays where it is.
    }
    crossover ??= Number.POSITIVE_INFINITY;
    measuring = false;
  }

  function orderFor(remainingRows: number): readonly EngineProvider[] {
    if (!forBatches || perRowMs === undefined) return order;
    if (crossover !== undefined) return remainingRows >= crossover ? [forBatches, ...order] : order;
    if (!measuring && remainingRows * perRowMs > worthMeasuringMs)
      void measureCrossover(forBatches, perRowMs);
    return order;
  }

  async function run(rows: Rows, remainingRows: number): ReturnType<RunNetwork<EngineName>> {
    running++;
    try {
      return await tryInOrder(orderFor(remainingRows), async ({ engine, network }, provider) => {
        const start = now();
        const outputs = await network.run(rows);
        const tookMs = now() - start;
        if (provider === single && rows.count > 1) perRowMs = tookMs / rows.count;
        return { outputs, engine: engine.name, waitedMs: engine.computesOn === 'device' ? tookMs : 0 };
      });
    } finally {
      running--;
      if (disposed) freeWhenIdle();
    }
  }

  function freeWhenIdle(): void {
    if (running > 0) return;
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
    dispose,
  };
}

function isDeviceLost(error: unknown): boolean {
  return isTantiyaError(error) && error.code === 'engine/device-lost';
}

/** A file that contradicts itself is no better on another engine, and not every engine notices. */
function isDamage(error: unknown): boolean {
  return isTantiyaError(error) && error.code.startsWith('model/');
}
