import type { Network } from './engine.ts';
import { hasHardwareGpu } from './hardware-gpu.ts';

/** What a batch costs on a network: `overheadMs + rows * perRowMs`. */
export interface BatchCost {
  readonly overheadMs: number;
  readonly perRowMs: number;
}

const smallBatch = 256;
const largeBatch = 4096;

/** Times two batch sizes, each once warm, and lays a line through them. */
export async function measureBatchCost(network: Network, now: () => number): Promise<BatchCost> {
  const time = async (rows: number) => {
    const matrix = new Float32Array(rows * network.inputWidth);
    await network.run(matrix, rows);
    const start = now();
    await network.run(matrix, rows);
    return now() - start;
  };
  const small = await time(smallBatch);
  const large = await time(largeBatch);
  const perRowMs = Math.max((large - small) / (largeBatch - smallBatch), 0);
  return { perRowMs, overheadMs: Math.max(small - perRowMs * smallBatch, 0) };
}

/** @returns the rows from which `batch` is faster than an engine without overhead; Infinity when it never is */
export function crossoverRows(directPerRowMs: number, batch: BatchCost): number {
  const gain = directPerRowMs - batch.perRowMs;
  return gain > 0 ? Math.ceil(batch.overheadMs / gain) : Number.POSITIVE_INFINITY;
}

/**
 * Finds the rows from which WebGPU is faster than the direct engine on this device.
 *
 * @param open opens the model on WebGPU; called only where there is a real GPU
 * @returns Infinity where WebGPU never is
 * @throws whatever `open` and the network throw
 */
export async function findCrossover(
  directPerRowMs: number,
  open: () => Promise<Network>,
  now: () => number,
): Promise<number> {
  if (!(await hasHardwareGpu())) return Number.POSITIVE_INFINITY;
  return crossoverRows(directPerRowMs, await measureBatchCost(await open(), now));
}
