import type { Contender } from './contender.ts';
import { race, type Timing } from './race.ts';

/** The network alone on many rows at once. */
export interface Batch {
  readonly rows: number;
  /** Of the contenders that are fast enough for this size. */
  readonly timings: readonly Timing[];
}

export interface BatchPlan {
  readonly sizes: readonly number[];
  /** A contender sits out sizes for which it would take longer than this, in ms. */
  readonly longestCallMs: number;
  readonly rounds: number;
  readonly turnMs: number;
}

/** @param vectors encoded rows, shape [n, width]; repeated as often as a size needs */
export async function measureBatches(
  contenders: readonly Contender[],
  vectors: Float32Array,
  width: number,
  { sizes, longestCallMs, rounds, turnMs }: BatchPlan,
): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  for (const rows of sizes) {
    const matrix = Float32Array.from({ length: rows * width }, (_, at) => vectors[at % vectors.length] ?? 0);
    const last = batches.at(-1);
    const fastEnough = contenders.filter(({ name }) => {
      if (!last) return true;
      const timing = last.timings.find((other) => other.name === name);
      return timing && (timing.p50 / 1000) * (rows / last.rows) <= longestCallMs;
    });
    const runners = fastEnough.map(({ name, enter, run }) => ({
      name,
      enter,
      call: () => run(matrix, rows),
    }));
    batches.push({ rows, timings: await race(runners, { rounds, turnMs }) });
  }
  return batches;
}
