import { describe, expect, it } from 'vitest';
import { crossoverRows, measureBatchCost } from './crossover.ts';
import type { Network } from './engine.ts';

describe('the crossover', () => {
  it('is where the overhead has been earned back', () => {
    expect(crossoverRows(0.02, { overheadMs: 30, perRowMs: 0.005 })).toBe(2000);
  });

  it('is never reached by an engine that is slower per row', () => {
    expect(crossoverRows(0.02, { overheadMs: 0, perRowMs: 0.02 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the cost of a batch', () => {
  it('is found by two timings, each once warm', async () => {
    let clock = 0;
    const sizes: number[] = [];
    const network: Network = {
      inputWidth: 2,
      outputWidth: 1,
      run(matrix, rows) {
        expect(matrix).toHaveLength(rows * 2);
        // The first run of a size compiles.
        clock += (sizes.includes(rows) ? 0 : 500) + 25 + rows * 0.01;
        sizes.push(rows);
        return new Float32Array(rows);
      },
      dispose() {},
    };
    const cost = await measureBatchCost(network, () => clock);
    expect(cost.overheadMs).toBeCloseTo(25, 6);
    expect(cost.perRowMs).toBeCloseTo(0.01, 9);
  });
});
