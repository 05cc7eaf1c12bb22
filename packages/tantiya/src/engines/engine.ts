import type { LayersModel, RowShape, Rows } from '@tantiya/core';

/** Names of the engines that come with the library; one of your own may have any other. */
export type EngineName = 'direct' | 'webgpu' | 'webgl' | 'wasm' | 'cpu' | (string & {});

/** A model ready to run. One sentence per member is its contract; the engine contract suite holds them. */
export interface Network {
  readonly inputs: RowShape;
  readonly outputWidth: number;
  /**
   * Runs every row. Resolves to [rows.count, outputWidth], row-major, owned by the caller. Synchronous where the engine
   * can be.
   *
   * @throws TantiyaError `engine/device-lost` when the device is gone; the rows are untouched and may be run again
   */
  run(rows: Rows): Float32Array | Promise<Float32Array>;
  /** Frees what the network holds; running it afterwards is a mistake of the caller. */
  dispose(): void;
}

/** Something that can run layers models: our own arithmetic or TensorFlow.js on one of its backends. */
export interface Engine {
  readonly name: EngineName;
  /** Whether it keeps the page's thread busy, or computes elsewhere while the page goes on. */
  readonly computesOn: 'thread' | 'device';
  /**
   * @param inputs the rows it will be given; their columns are the model's inputs, the sparse ones last
   * @throws TantiyaError `engine/unavailable` when this engine cannot run the model, `model/corrupt` when no engine can
   */
  load(model: LayersModel, inputs: RowShape): Promise<Network>;
  dispose(): void;
}

/** How to get an engine: what `createEstimator` takes. Making one loads nothing. */
export interface EngineProvider {
  readonly name: EngineName;
  /** @throws TantiyaError `engine/unavailable` with the reason */
  open(): Promise<Engine>;
  /**
   * For an engine that may beat the direct one on large batches: decides when it does. It brings its own code for that,
   * which a page without such an engine never downloads.
   *
   * @param open opens the model in question on this engine
   * @param now a monotonic clock in ms
   */
  readonly batchPolicy?: (open: () => Promise<Network>, now: () => number) => BatchPolicy;
}

/** Decides when another engine takes over the rest of a batch. */
export interface BatchPolicy {
  takesOver(remainingRows: number): boolean;
  /** Told after each chunk what a row cost on the engine that answers single inputs, in ms. */
  observe(perRowMs: number): void;
}
