import type { KernelBackend, KernelConfig } from '@tensorflow/tfjs-core';

/** A tfjs backend that this library created for itself and that tfjs does not know of. */
export interface PrivateBackend {
  readonly backend: KernelBackend;
  /** The kernels that run on it, still under the name of the stock backend. */
  readonly kernels: readonly KernelConfig[];
  /**
   * For a backend on a device: resolves to the reason once the device is gone, and never rejects. Results of such
   * a backend are read asynchronously. Absent when the backend computes on the CPU and results are there at once.
   */
  readonly lost?: Promise<string>;
  /** Frees the backend and its device; harmless after a loss. */
  release(): void;
}
