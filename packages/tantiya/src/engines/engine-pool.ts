import type { Engine, EngineProvider } from './engine.ts';
import { answered } from './engine-silence.ts';

/** The engines of one estimator: opened on demand, shared by its models. */
export interface EnginePool {
  /** In the order in which they are tried. */
  readonly order: readonly EngineProvider[];
  /** Whether single answers and batches may go to different engines. */
  readonly auto: boolean;
  /** How long an engine may take for any one step, in ms. */
  readonly silenceMs: number;
  /** A failure is not kept: the next call tries again. @throws TantiyaError `engine/unavailable` */
  open(provider: EngineProvider): Promise<Engine>;
  /** Lets go of an engine whose device is lost or that does not answer, so that the next `open` builds a new one. */
  drop(lost: Engine): void;
  dispose(): void;
}

export function createEnginePool(
  order: readonly EngineProvider[],
  auto: boolean,
  silenceMs: number = Number.POSITIVE_INFINITY,
): EnginePool {
  const opening = new Map<EngineProvider, Promise<Engine>>();
  const opened = new Map<Engine, EngineProvider>();
  let disposed = false;

  async function openEngine(provider: EngineProvider): Promise<Engine> {
    const promise = provider.open();
    try {
      const engine = await answered(promise, provider.name, silenceMs);
      if (disposed) engine.dispose();
      else opened.set(engine, provider);
      return engine;
    } catch (error) {
      opening.delete(provider);
      promise.then(
        (late) => late.dispose(),
        () => {}, // who asked for it has been told
      );
      throw error;
    }
  }

  return {
    order,
    auto,
    silenceMs,
    open(provider) {
      const promise = opening.get(provider) ?? openEngine(provider);
      opening.set(provider, promise);
      return promise;
    },
    drop(lost) {
      const provider = opened.get(lost);
      if (provider) opening.delete(provider);
      opened.delete(lost);
      lost.dispose();
    },
    dispose() {
      disposed = true;
      for (const engine of opened.keys()) engine.dispose();
      opened.clear();
      opening.clear();
    },
  };
}
