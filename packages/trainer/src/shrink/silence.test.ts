import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import type { Architecture } from '../designs/architecture.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { encodedRows } from '../fit/dense-rows.test-support.ts';
import { predict } from '../fit/predict.ts';
import { exportNetwork, importNetwork } from './layers-model.ts';
import { constantColumns, silenceColumns } from './silence.ts';

const tiny: Architecture = {
  lstm: [
    { units: 6, dropout: 0, recurrentDropout: 0 },
    { units: 5, dropout: 0, recurrentDropout: 0 },
  ],
  denseUnits: 8,
  dropout: 0,
  l2: 0,
  output: 'linear',
};

describe('constantColumns', () => {
  it('finds the columns that have one value in all rows', () => {
    const matrix = Float32Array.of(1, 5, 0, 2, 5, 0, 3, 5, 0);
    expect(constantColumns(encodedRows(matrix, 3))).toEqual(
      new Map([
        [1, 5],
        [2, 0],
      ]),
    );
  });

  it('counts sparse columns on behind the dense ones, zero where a row has no entry', () => {
    const inputs = {
      count: 2,
      dense: Float32Array.of(1, 2),
      sparse: {
        starts: Uint32Array.of(0, 2, 3),
        columns: Uint32Array.of(2, 0, 2),
        values: Float32Array.of(5, 1, 5),
      },
    };
    expect(constantColumns({ inputs, shape: { dense: 1, sparse: 3 } })).toEqual(
      new Map([
        [2, 0],
        [3, 5],
      ]),
    );
  });
});

describe('silenceColumns', async () => {
  const { tf } = await openBackend('cpu');
  const network = buildNetwork(tf, tiny, { inputs: 3, outputs: 1 }, 3);
  const trainingRows = encodedRows(Float32Array.of(0.1, 0.5, 0, 0.9, 0.5, 0, 0.4, 0.5, 0), 3);
  const silenced = await importNetwork(
    tf,
    silenceColumns(await exportNetwork(network), constantColumns(trainingRows)),
  );

  it('changes no prediction on rows like the training rows', async () => {
    const before = await predict(tf, network, trainingRows);
    const after = await predict(tf, silenced, trainingRows);
    after.forEach((value, index) => {
      expect(value).toBeCloseTo(before[index] ?? Number.NaN, 6);
    });
  });

  it('takes away the influence of what never varied, and nothing else', async () => {
    const [usual, unusual] = await predict(
      tf,
      silenced,
      encodedRows(Float32Array.of(0.4, 0.5, 0, 0.4, 0.9, 1), 3),
    );
    expect(unusual).toBe(usual);
    const [, other] = await predict(tf, silenced, encodedRows(Float32Array.of(0.4, 0.5, 0, 0.8, 0.5, 0), 3));
    expect(other).not.toBe(usual);
  });
});
