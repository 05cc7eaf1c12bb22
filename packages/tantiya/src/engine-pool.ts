import { TantiyaError } from '@tantiya/core';
import type { Engine, EngineName } from './engine.ts';
import { createDirectEngine } from './engines/direct/direct-engine.ts';

/** `auto`: single answers on the direct engine, large batches on WebGPU where that was measured to be faster. */
export type EngineChoice = 'auto' | EngineName;

/** The engines of one estimator: opened on demand, shared by its models. */
export interface EnginePool {
  /** @throws TantiyaError `engine/unavailable` */
  open(name: EngineName): Promise<Engine>;
  /** Lets go of an engine whose device is lost, so that the next `open` builds a new one. */
  drop(lost: Engine): void;
  dispose(): void;
}

/** @param wasmPaths where the app serves the .wasm files of TensorFlow.js; without it there is no wasm engine */
export function createEnginePool(wasmPaths: string | undefined): EnginePool {
  const opening = new Map<EngineName, Promise<Engine>>();
  const opened = new Map<EngineName, Engine>();
  let disposed = false;

  async function openEngine(name: EngineName): Promise<Engine> {
    const engine = name === 'direct' ? createDirectEngine() : await openTfjs(name, wasmPaths);
    if (disposed) engine.dispose();
    else opened.set(name, engine);
    return engine;
  }

  return {
    open(name) {
      const promise = opening.get(name) ?? openEngine(name);
      opening.set(name, promise);
      return promise;
    },
    drop(lost) {
      if (opened.get(lost.name) === lost) {
        opened.delete(lost.name);
        opening.delete(lost.name);
      }
      lost.dispose();
    },
    dispose() {
      disposed = true;
      for (const engine of opened.values()) engine.dispose();
      opened.clear();
      opening.clear();
    },
  };
}

async function openTfjs(name: Exclude<EngineName, 'direct'>, wasmPaths: string | undefined): Promise<Engine> {
  try {
    // A chunk of its own: TensorFlow.js is downloaded only when it is needed.
    const { openTfjsEngine } = await import('./engines/tfjs/open-tfjs-engine.ts');
    return await openTfjsEngine(name, wasmPaths === undefined ? {} : { wasmPaths });
  } catch (cause) {
    if (cause instanceof TantiyaError) throw cause;
    throw new TantiyaError('engine/unavailable', `${name} could not be loaded.`, 'Check the network.', {
      cause,
    });
  }
}

/** In the order they are tried. */
export const engineNames: readonly EngineName[] = ['direct', 'webgpu', 'webgl', 'wasm', 'cpu'];

/**
 * The engine asked for, then what can stand in for it. `auto` and `direct` reach TensorFlow.js only with a model
 * that cannot be folded.
 */
export function engineOrder(choice: EngineChoice): readonly EngineName[] {
  return choice === 'auto' ? engineNames : engineNames.slice(engineNames.indexOf(choice));
}
