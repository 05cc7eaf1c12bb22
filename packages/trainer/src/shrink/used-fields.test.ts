import {
  createEncoder,
  type Feature,
  type LayersModel,
  numeric,
  oneHot,
  readWeights,
  writeLayersModel,
} from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import type { Architecture } from '../designs/architecture.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { compact } from './compact.ts';
import { exportNetwork } from './layers-model.ts';
import { namedWeights } from './named-weights.ts';
import { silenceColumns } from './silence.ts';
import { usedFields } from './used-fields.ts';

/** Seven columns: the budget, three kinds, the rating, and two sparse ones behind them. */
const features: readonly Feature<unknown>[] = [
  numeric('budget', 'PHP', ['budget', 'currency'], () => 0),
  {
    kind: 'sparse',
    name: 'words',
    unit: 'hash',
    reads: ['title', 'description'],
    open: () => ({ width: 2, read() {} }),
  },
  oneHot('kind', 3, 'of three', ['kind'], () => []),
  numeric('rating', '1 to 5', ['worker.rating', 'budget'], () => 0),
];
const { blocks } = createEncoder(features);
const width = 7;

const all = ['budget', 'currency', 'description', 'kind', 'title', 'worker.rating'];

/** One unit that reads each column with one weight. */
function denseModel(...kernel: readonly number[]): LayersModel {
  const layer = (class_name: string, name: string, config = {}) => ({
    class_name,
    config: { name, ...config },
  });
  return writeLayersModel(
    {
      class_name: 'Sequential',
      config: {
        name: 'network',
        layers: [
          layer('Rescaling', 'scaled', { scale: 0.5, offset: 0, batch_input_shape: [null, width] }),
          layer('Dropout', 'dropped', { rate: 0.5 }),
          layer('Dense', 'output', { units: 1, activation: 'linear', use_bias: true }),
        ],
      },
    },
    [
      { name: 'output/kernel', shape: [width, 1], values: Float32Array.from(kernel) },
      { name: 'output/bias', shape: [1], values: Float32Array.of(3) },
    ],
  );
}

describe('the fields that move an answer', () => {
  it('are all where every column has a weight, in alphabetical order and once each', () => {
    expect(usedFields(blocks, denseModel(1, 1, 1, 1, 1, 1, 1))).toEqual(all);
  });

  it.each([
    ['a number', [1, 0, 0, 0, 0, 0, 0], ['budget', 'currency']],
    ['one of several columns', [0, 0, 0, 1e-30, 0, 0, 0], ['kind']],
    ['a field that two features read', [0, 0, 0, 0, -2, 0, 0], ['budget', 'worker.rating']],
    ['a sparse column', [0, 0, 0, 0, 0, 0, 5], ['description', 'title']],
    ['nothing', [0, -0, 0, 0, 0, -0, 0], []],
  ] as const)('are those of the features with a weight: %s', (_, kernel, fields) => {
    expect(usedFields(blocks, denseModel(...kernel))).toEqual(fields);
  });

  it('are all where a layer of another kind reads the rows', () => {
    const { weightSpecs, weights } = denseModel(0, 0, 0, 0, 0, 0, 0);
    const topology = {
      class_name: 'Sequential',
      config: {
        layers: [
          { class_name: 'BatchNormalization', config: { name: 'normal', batch_input_shape: [null, width] } },
          { class_name: 'Dense', config: { name: 'output', units: 1 } },
        ],
      },
    };
    expect(usedFields(blocks, { topology, weightSpecs, weights })).toEqual(all);
  });
});

describe('the fields that move a trained network', async () => {
  const { tf } = await openBackend('cpu');
  const tiny: Architecture = {
    lstm: [
      { units: 6, dropout: 0, recurrentDropout: 0 },
      { units: 5, dropout: 0, recurrentDropout: 0 },
    ],
    denseUnits: 8,
    dropout: 0,
    l2: 0,
    output: 'percent',
  };
  const model = await exportNetwork(buildNetwork(tf, tiny, { inputs: width, outputs: 1 }, 3));
  /** Without the budget, the last two kinds and the sparse columns. */
  const silenced = silenceColumns(model, new Map([0, 2, 3, 5, 6].map((column) => [column, 0])));

  it.each([
    ['in its LSTMs', (whole: LayersModel) => whole],
    ['in its compact form', compact],
  ])('are those whose columns varied, %s', (_, form) => {
    expect(usedFields(blocks, form(model))).toEqual(all);
    expect(usedFields(blocks, form(silenced))).toEqual(['budget', 'kind', 'worker.rating']);
  });

  it('are found whichever gate of the compact form reads them', () => {
    const small = compact(silenced);
    for (const gate of ['input', 'candidate', 'output']) {
      const weights = namedWeights(readWeights(small)).map((weight) => {
        const values = weight.values.slice();
        if (weight.name === `lstm_1_${gate}/kernel`) values[0] = 1;
        return { ...weight, values };
      });
      expect(usedFields(blocks, writeLayersModel(small.topology, weights))).toContain('currency');
    }
  });
});
