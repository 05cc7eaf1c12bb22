import type { RowShape, Rows } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import type { Network } from '../engine.ts';
import { crossoverRows, measureBatchCost } from './crossover.ts';

describe('the crossover', () => {
  it('is where the overhead has been earned back', () => {
    expect(crossoverRows(0.02, { overheadMs: 30, perRowMs: 0.005 })).toBe(2000);
  });

  it('is never reached by an engine that is slower per row', () => {
    expect(crossoverRows(0.02, { overheadMs: 0, perRowMs: 0.02 })).toBe(Number.POSITIVE_INFINITY);
  });
});

/** A network with a clock of its own: 25 ms for a batch and 0.01 ms for a row of it. */
function timedNetwork(inputs: RowShape) {
  let clock = 0;
  const batches: Rows[] = [];
  const network: Network = {
    inputs,
    outputWidth: 1,
    run(rows) {
      // The first run of a size compiles.
      const isKnown = batches.some(({ count }) => count === rows.count);
      clock += (isKnown ? 0 : 500) + 25 + rows.count * 0.01;
      batches.push(rows);
      return new Float32Array(rows.count);
    },
    dispose() {},
  };
  return { network, batches, now: () => clock };
}

describe('the cost of a batch', () => {
  it('is found by two timings, each once warm', async () => {
    const { network, batches, now } = timedNetwork({ dense: 2, sparse: 0 });
    const cost = await measureBatchCost(network, now);
    expect(cost.overheadMs).toBeCloseTo(25, 6);
    expect(cost.perRowMs).toBeCloseTo(0.01, 9);
    for (const { count, dense, sparse } of batches) {
      expect(dense).toHaveLength(count * 2);
      expect(sparse).toBeUndefined();
    }
  });

  it('is found on rows that fit a network with sparse columns', async () => {
    const { network, batches, now } = timedNetwork({ dense: 2, sparse: 5 });
    await measureBatchCost(network, now);
    for (const { count, sparse } of batches) expect(sparse?.starts).toHaveLength(count + 1);
  });
});
