/** How one weight is stored in `weights.bin`; the fields are TensorFlow.js's own. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  /** `float16` has no scale; `uint8` and `uint16` decode as `value * scale + min`. */
  readonly quantization?: {
    readonly dtype: 'float16' | 'uint8' | 'uint16';
    readonly scale?: number;
    readonly min?: number;
    readonly original_dtype?: 'float32' | 'int32';
  };
}

/** A TensorFlow.js layers model as read from its files: what every engine loads. */
export interface LayersModel {
  /** `modelTopology` of model.json, unchecked: {@link readTopology} reads it. */
  readonly topology: unknown;
  /** Every weight in the order of the bytes. */
  readonly weightSpecs: readonly WeightSpec[];
  /** All shards joined. */
  readonly weights: ArrayBuffer;
}
