import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import type { Architecture } from '../designs/architecture.ts';
import { buildNetwork } from '../designs/build-network.ts';
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
    expect(constantColumns(matrix, 3)).toEqual(
      new Map([
        [1, 5],
        [2, 0],
      ]),
    );
  });
});

describe('silenceColumns', async () => {
  const { tf } = await openBackend('cpu');
  const network = buildNetwork(tf, tiny, { inputs: 3, outputs: 1 }, 3);
  const trainingRows = Float32Array.of(0.1, 0.5, 0, 0.9, 0.5, 0, 0.4, 0.5, 0);
  const silenced = await importNetwork(
    tf,
    silenceColumns(await exportNetwork(network), constantColumns(trainingRows, 3)),
  );

  it('changes no prediction on rows like the training rows', async () => {
    const before = await predict(tf, network, trainingRows, 3);
    const after = await predict(tf, silenced, trainingRows, 3);
    after.forEach((value, index) => {
      expect(value).toBeCloseTo(before[index] ?? Number.NaN, 6);
    });
  });

  it('takes away the influence of what never varied, and nothing else', async () => {
    const [usual, unusual] = await predict(tf, silenced, Float32Array.of(0.4, 0.5, 0, 0.4, 0.9, 1), 2);
    expect(unusual).toBe(usual);
    const [, other] = await predict(tf, silenced, Float32Array.of(0.4, 0.5, 0, 0.8, 0.5, 0), 2);
    expect(other).not.toBe(usual);
  });
});
