import { completionTimeTask, priceTask, profileScoreTask, widthOf } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { architectures, hyperparameters } from './architecture.ts';
import { buildNetwork } from './build.ts';
import { openEngine } from './engine.ts';

const tasks = { price: priceTask, 'completion-time': completionTimeTask, 'profile-score': profileScoreTask };
const ids = ['price', 'completion-time', 'profile-score'] as const;

describe('the networks of the specification', async () => {
  const { tf } = await openEngine('cpu');

  it.each(ids)('%s takes the features of its task and returns its outputs', (id) => {
    expect(architectures[id].inputs).toBe(widthOf(tasks[id].features));
    expect(architectures[id].outputs).toBe(tasks[id].outputs);
  });

  it('have these layers', () => {
    const first = { units: 64, dropout: 0.2, recurrentDropout: 0 };
    const second = { units: 32, dropout: 0.2, recurrentDropout: 0 };
    const rest = { denseUnits: 16, dropout: 0.2 };
    expect(architectures).toEqual({
      'completion-time': {
        inputs: 43,
        lstm: [first, second],
        ...rest,
        l2: 0.01,
        outputs: 1,
        output: 'linear',
      },
      price: {
        inputs: 60,
        lstm: [{ ...first, recurrentDropout: 0.2 }, second],
        ...rest,
        l2: 0.01,
        outputs: 3,
        output: 'linear',
      },
      'profile-score': { inputs: 43, lstm: [first, second], ...rest, l2: 0, outputs: 1, output: 'percent' },
    });
  });

  it('are fitted with these hyperparameters', () => {
    const common = { learningRate: 0.001, batchSize: 32, epochs: 100 };
    expect(hyperparameters).toEqual({
      'completion-time': { ...common, stopPatience: 10, halvePatience: 5, settling: 0 },
      price: { ...common, stopPatience: 10, halvePatience: 5, settling: 0 },
      'profile-score': { ...common, stopPatience: 15, halvePatience: 7, settling: 0.3 },
    });
  });

  it.each([
    ['price', 44_995], // the figure of the specification
    ['completion-time', 40_609],
    ['profile-score', 40_609],
  ] as const)('%s has %i trainable parameters', (id, parameters) => {
    const network = buildNetwork(tf, architectures[id], 1);
    expect(network.countParams()).toBe(parameters);
    expect(network.inputs.map(({ shape }) => shape)).toEqual([[null, architectures[id].inputs]]);
    expect(network.outputs.map(({ shape }) => shape)).toEqual([[null, architectures[id].outputs]]);
    network.dispose();
  });
});
