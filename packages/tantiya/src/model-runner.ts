import { isTantiyaError, passesProbes, TantiyaError, type Vocabularies, vocabulariesOf } from '@tantiya/core';
import type { Engine, EngineName, Network } from './engine.ts';
import { type EngineChoice, type EnginePool, engineOrder } from './engine-pool.ts';
import type { LoadedModel } from './model/model-source.ts';

/** Rows of a network and who computed them. */
export interface RunnerAnswer {
  /** Shape [rows, outputs], row-major. */
  readonly outputs: Float32Array;
  readonly engine: EngineName;
}

/** One model on whichever engine can run it. */
export interface ModelRunner {
  readonly model: LoadedModel;
  readonly vocabularies: Vocabularies;
  /** Opens the first engine that can run the model. @throws TantiyaError when none can */
  open(): Promise<EngineName>;
  /**
   * @param matrix shape [rows, width], row-major
   * @param remaining rows of the whole batch that are still to be run, these included
   * @throws TantiyaError when no engine could answer
   */
  run(matrix: Float32Array, rows: number, remaining: number): Promise<RunnerAnswer>;
  /** Frees the networks once the answers that they are computing are out. */
  dispose(): void;
}

interface OpenNetwork {
  readonly engine: Engine;
  readonly network: Network;
}

/** Below this many ms of arithmetic a batch is not worth the download of another engine. */
const worthMeasuringMs = 250;

export function createModelRunner(
  { tolerance }: { readonly tolerance: number },
  model: LoadedModel,
  choice: EngineChoice,
  pool: EnginePool,
  now: () => number,
): ModelRunner {
  const { manifest } = model;
  const networks = new Map<EngineName, Promise<OpenNetwork>>();
  const order = engineOrder(choice);
  let disposed = false;
  let running = 0;
  let directPerRowMs: number | undefined;
  /** Rows from which WebGPU is faster than direct on this device; undefined until measured. */
  let crossover: number | undefined;
  let measuring = false;

  function open(name: EngineName): Promise<OpenNetwork> {
    const promise = networks.get(name) ?? openNetwork(name);
    networks.set(name, promise);
    return promise;
  }

  async function openNetwork(name: EngineName): Promise<OpenNetwork> {
    const engine = await pool.open(name);
    try {
      const network = await engine.load(model);
      const probes = Float32Array.from(manifest.probes.flatMap(({ vector }) => vector));
      const outputs = await network.run(probes, manifest.probes.length);
      if (!disposed && passesProbes(manifest, outputs, tolerance)) return { engine, network };
      network.dispose();
      throw new TantiyaError(
        'model/corrupt',
        `${manifest.id} on ${name} does not answer its golden probes as recorded.`,
        'Publish the model again, or report the device.',
      );
    } catch (error) {
      if (isDeviceLost(error)) letGo(name, engine);
      throw error;
    }
  }

  function letGo(name: EngineName, engine: Engine): void {
    networks.delete(name);
    pool.drop(engine);
  }

  /** Opens and runs on the first engine of `names` that can; one whose device is lost gets a second chance. */
  async function tryInOrder<Result>(
    names: readonly EngineName[],
    use: (network: Network, name: EngineName) => Promise<Result>,
  ): Promise<Result> {
    let failure: unknown;
    for (const name of names) {
      for (let attempt = 1; attempt <= 2; attempt++) {
        let opened: OpenNetwork | undefined;
        try {
          opened = await open(name);
          return await use(opened.network, name);
        } catch (error) {
          failure = error;
          if (!isDeviceLost(error)) break;
          if (opened) letGo(name, opened.engine);
        }
      }
    }
    throw failure;
  }

  /** In the background: the batch goes on where it is until the measurement says where it is faster. */
  async function measureGpu(perRowMs: number): Promise<void> {
    measuring = true;
    try {
      // A chunk of its own, as WebGPU is: few pages have batches.
      const { findCrossover } = await import('./crossover.ts');
      crossover = await findCrossover(perRowMs, async () => (await open('webgpu')).network, now);
    } catch {
      // No WebGPU here: the batch stays where it is.
    }
    crossover ??= Number.POSITIVE_INFINITY;
    measuring = false;
  }

  function orderFor(remaining: number): readonly EngineName[] {
    if (choice !== 'auto' || directPerRowMs === undefined) return order;
    if (crossover !== undefined) return remaining >= crossover ? ['webgpu', ...order] : order;
    if (!measuring && remaining * directPerRowMs > worthMeasuringMs) void measureGpu(directPerRowMs);
    return order;
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

  return {
    model,
    vocabularies: vocabulariesOf(manifest),
    open: () => tryInOrder(order, async (_, name) => name),
    async run(matrix, rows, remaining) {
      running++;
      try {
        return await tryInOrder(orderFor(remaining), async (network, engine) => {
          const start = now();
          const outputs = await network.run(matrix, rows);
          if (engine === 'direct' && rows > 1) directPerRowMs = (now() - start) / rows;
          return { outputs, engine };
        });
      } finally {
        running--;
        if (disposed) freeWhenIdle();
      }
    },
    dispose() {
      disposed = true;
      freeWhenIdle();
    },
  };
}

function isDeviceLost(error: unknown): boolean {
  return isTantiyaError(error) && error.code === 'engine/device-lost';
}
