import type { LayersModel } from '@tantiya/core';

export type EngineName = 'direct' | 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** A model ready to run. One sentence per member is its contract; the engine contract suite holds them. */
export interface Network {
  readonly inputWidth: number;
  readonly outputWidth: number;
  /**
   * Runs `rows` inputs; `matrix` has shape [rows, inputWidth], row-major. Resolves to [rows, outputWidth],
   * row-major, owned by the caller. Synchronous where the engine can be.
   *
   * @throws TantiyaError `engine/device-lost` when the device is gone; the matrix is untouched and may be run again
   */
  run(matrix: Float32Array, rows: number): Float32Array | Promise<Float32Array>;
  /** Frees what the network holds; running it afterwards is a mistake of the caller. */
  dispose(): void;
}

/** Something that can run layers models: our own arithmetic or TensorFlow.js on one of its backends. */
export interface Engine {
  readonly name: EngineName;
  /** @throws TantiyaError `engine/unavailable` when this engine cannot run the model, `model/corrupt` when nobody can */
  load(model: LayersModel): Promise<Network>;
  dispose(): void;
}
