import { readWeights } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { type Architecture, type Hyperparameters, logScaledArchitecture } from '../designs/architecture.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { exportNetwork } from '../shrink/layers-model.ts';
import { namedWeights } from '../shrink/named-weights.ts';
import { fitRows } from './dense-rows.test-support.ts';
import { type EpochReport, fit } from './fit.ts';
import type { FitRows } from './fit-rows.ts';
import { penalties } from './objective.ts';
import { predict } from './predict.ts';

const tiny: Architecture = {
  lstm: [
    { units: 8, dropout: 0.1, recurrentDropout: 0.1 },
    { units: 4, dropout: 0, recurrentDropout: 0 },
  ],
  denseUnits: 8,
  dropout: 0.1,
  l2: 0.0001,
  output: 'linear',
};

const shape = { inputs: 3, outputs: 1 };

const quick: Hyperparameters = {
  learningRate: 0.01,
  batchSize: 16,
  epochs: 15,
  stopPatience: 15,
  halvePatience: 7,
  settling: 0,
};

/** Rows of a simple law, y = x0 - x1 / 2; the third column means nothing. */
function lawfulRows(rows: number, phase: number): FitRows {
  const inputs = Float32Array.from({ length: rows * 3 }, (_, index) => Math.sin(index * 12.9898 + phase));
  const targets = Float32Array.from(
    { length: rows },
    (_, row) => (inputs[row * 3] ?? 0) - (inputs[row * 3 + 1] ?? 0) / 2,
  );
  return fitRows(inputs, 3, targets);
}

const training = lawfulRows(200, 0);
const validation = lawfulRows(50, 5);

describe('fit', async () => {
  const { tf } = await openBackend('wasm');

  async function weightsOf(seed: number, hyperparameters = quick): Promise<Float32Array> {
    const network = buildNetwork(tf, tiny, shape, seed);
    await fit(tf, network, training, validation, { hyperparameters, seed });
    const { weights } = await exportNetwork(network);
    network.dispose();
    return new Float32Array(weights);
  }

  it('learns, and leaves the weights of the best epoch', async () => {
    const network = buildNetwork(tf, tiny, shape, 1);
    const reports: EpochReport[] = [];
    const result = await fit(tf, network, training, validation, {
      hyperparameters: quick,
      seed: 1,
      onEpoch: (report) => reports.push(report),
    });
    const losses = reports.map(({ validationLoss }) => validationLoss);
    expect(result.epochsRun).toBe(reports.length);
    expect(result.validationLoss).toBe(Math.min(...losses));
    expect(losses[result.bestEpoch - 1]).toBe(result.validationLoss);
    expect(result.validationLoss).toBeLessThan(0.2);

    const answers = await predict(tf, network, validation);
    const mae = answers.reduce(
      (sum, answer, row) => sum + Math.abs(answer - (validation.targets[row] ?? 0)),
      0,
    );
    expect(mae / validation.inputs.count).toBeCloseTo(
      reports[result.bestEpoch - 1]?.validationMae ?? Number.NaN,
      5,
    );
  });

  it('gives the same weights for the same seed and others for another', async () => {
    const short = { ...quick, epochs: 2 };
    expect(await weightsOf(4, short)).toEqual(await weightsOf(4, short));
    expect(await weightsOf(4, short)).not.toEqual(await weightsOf(5, short));
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await weightsOf(2, { ...quick, epochs: 2 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reports every batch and epoch, with the time left', async () => {
    const batches: string[] = [];
    const secondsLeft: number[] = [];
    await fit(tf, buildNetwork(tf, tiny, shape, 1), training, validation, {
      hyperparameters: { ...quick, batchSize: 80, epochs: 2 },
      seed: 1,
      onBatch: ({ epoch, batch, batches: all }) => batches.push(`${epoch}: ${batch}/${all}`),
      onEpoch: (report) => secondsLeft.push(report.secondsLeft),
    });
    expect(batches).toEqual(['1: 1/3', '1: 2/3', '1: 3/3', '2: 1/3', '2: 2/3', '2: 3/3']);
    expect(secondsLeft[0]).toBeGreaterThan(0);
    expect(secondsLeft[1]).toBe(0);
  });

  it('settles without dropout, repeatable and counted among the epochs', async () => {
    const settling = { ...quick, epochs: 10, settling: 0.3 };
    const seen: string[] = [];
    const { validationLoss } = await fit(tf, buildNetwork(tf, tiny, shape, 1), training, validation, {
      hyperparameters: settling,
      seed: 1,
      onEpoch: ({ epoch, epochs }) => seen.push(`${epoch}/${epochs}`),
    });
    expect(seen).toHaveLength(10);
    expect(seen.at(-1)).toBe('10/10');
    expect(validationLoss).toBeLessThan(0.1);
  });

  it('stops with the reason of an aborted signal, leaving no tensor behind', async () => {
    const network = buildNetwork(tf, tiny, shape, 1);
    const before = tf.memory().numTensors;
    const controller = new AbortController();
    const running = fit(tf, network, training, validation, {
      hyperparameters: quick,
      seed: 1,
      signal: controller.signal,
      onBatch: ({ batch }) => {
        if (batch === 2) controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says when training diverges', async () => {
    const broken = { ...training, targets: training.targets.map(() => Number.NaN) };
    const running = fit(tf, buildNetwork(tf, tiny, shape, 1), broken, validation, {
      hyperparameters: quick,
      seed: 1,
    });
    await expect(running).rejects.toMatchObject({
      code: 'input/not-finite',
      message: expect.stringContaining('epoch 1'),
    });
  });

  it('never moves a recurrent kernel: at sequence length 1 nothing depends on it', async () => {
    const network = buildNetwork(tf, tiny, shape, 1);
    await fit(tf, network, training, validation, { hyperparameters: { ...quick, epochs: 2 }, seed: 1 });
    const recurrent = namedWeights(readWeights(await exportNetwork(network))).filter(({ name }) =>
      name.endsWith('recurrent_kernel'),
    );
    expect(recurrent).toHaveLength(2);
    for (const { values } of recurrent) expect(values.every((value) => value === 0)).toBe(true);
  });

  it('penalises the kernels of both LSTMs and of the dense layer', () => {
    const network = buildNetwork(tf, logScaledArchitecture, shape, 1);
    expect(tf.tidy(() => penalties(tf, network).length)).toBe(3);
    expect(penalties(tf, buildNetwork(tf, { ...tiny, l2: 0 }, shape, 1))).toEqual([]);
  });
});
