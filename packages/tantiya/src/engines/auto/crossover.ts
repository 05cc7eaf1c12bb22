import { denseRows, type Rows } from '@tantiya/core';
import type { Network } from '../engine.ts';

/** What a batch costs on a network: `overheadMs + rows * perRowMs`. */
export interface BatchCost {
  readonly overheadMs: number;
  readonly perRowMs: number;
}

const smallBatch = 256;
const largeBatch = 4096;

/** Times two batch sizes, each once warm, and lays a line through them. */
export async function measureBatchCost(network: Network, now: () => number): Promise<BatchCost> {
  const time = async (count: number) => {
    const rows = zeroRows(network, count);
    await network.run(rows);
    const start = now();
    await network.run(rows);
    return now() - start;
  };
  const small = await time(smallBatch);
  const large = await time(largeBatch);
  const perRowMs = Math.max((large - small) / (largeBatch - smallBatch), 0);
  return { perRowMs, overheadMs: Math.max(small - perRowMs * smallBatch, 0) };
}

function zeroRows({ inputs }: Network, count: number): Rows {
  const rows = denseRows(count, new Float32Array(count * inputs.dense));
  if (inputs.sparse === 0) return rows;
  const nothing = { columns: new Uint32Array(), values: new Float32Array() };
  return { ...rows, sparse: { starts: new Uint32Array(count + 1), ...nothing } };
}

/** @returns the rows from which `batch` is faster than an engine without overhead; Infinity when it never is */
export function crossoverRows(directPerRowMs: number, batch: BatchCost): number {
  const gain = directPerRowMs - batch.perRowMs;
  return gain > 0 ? Math.ceil(batch.overheadMs / gain) : Number.POSITIVE_INFINITY;
}

/**
 * Finds the rows from which another engine is faster than the one that answers single inputs, on this device.
 *
 * @param perRowMs what a row costs on the engine that answers single inputs
 * @param open opens the model on the other engine
 * @throws whatever `open` and the network throw
 */
export async function findCrossover(
  perRowMs: number,
  open: () => Promise<Network>,
  now: () => number,
): Promise<number> {
  return crossoverRows(perRowMs, await measureBatchCost(await open(), now));
}
