import type { Network } from './engine.ts';

/** What a batch costs on a network: `overheadMs + rows * perRowMs`. */
export interface BatchCost {
  readonly overheadMs: number;
  readonly perRowMs: number;
}

/** Below this many ms of arithmetic a batch is not worth the download of another engine. */
export const worthMeasuringMs = 250;

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
