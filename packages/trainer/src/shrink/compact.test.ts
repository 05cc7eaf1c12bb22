import type { LayersModel } from '@tantiya/core';
import type { layers } from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { preferredDesign } from '../designs/preferred-design.test-support.ts';
import { encodedRows } from '../fit/dense-rows.test-support.ts';
import { predict } from '../fit/predict.ts';
import { compact } from './compact.ts';
import { exportNetwork, importNetwork } from './layers-model.ts';

type Layer = InstanceType<typeof layers.Layer>;

describe('a compact model', async () => {
  const { tf } = await openBackend('cpu');

  it.each(['price', 'profile-score'] as const)(
    'gives the answers of the %s network from half the bytes',
    async (id) => {
      const { architecture, shape } = preferredDesign(id);
      const network = buildNetwork(tf, architecture, shape, 5);
      const model = await exportNetwork(network);
      const small = compact(model);
      const matrix = await tf.randomUniform([20, shape.inputs], -1, 2, 'float32', 9).data();
      const rows = encodedRows(Float32Array.from(matrix), shape.inputs);

      const expected = await predict(tf, network, rows);
      const answers = await predict(tf, await importNetwork(tf, small), rows);
      answers.forEach((answer, index) => {
        const value = expected[index] ?? Number.NaN;
        expect(Math.abs(answer - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
      });
      expect(small.weights.byteLength).toBeLessThan(0.55 * model.weights.byteLength);
    },
  );

  const sequential = (...layers: Layer[]): Promise<LayersModel> => exportNetwork(tf.sequential({ layers }));
  const step = () => tf.layers.reshape({ name: 'step', inputShape: [3], targetShape: [1, 3] });
  const lstm = (options: object) =>
    tf.layers.lstm({ name: 'memory', units: 2, recurrentInitializer: 'zeros', ...options });

  it.each([
    ['a model for sequences', () => sequential(lstm({ inputShape: [5, 3] })), 'Layer memory'],
    [
      'an LSTM after rows',
      () => sequential(step(), lstm({}), tf.layers.reshape({ name: 'again', targetShape: [1, 2] })),
      'Layer again',
    ],
    [
      'an LSTM that answers with steps',
      () => sequential(step(), lstm({ returnSequences: true })),
      'Layer memory',
    ],
    ['a layer it does not know', () => sequential(step(), tf.layers.flatten({ name: 'flat' })), 'Layer flat'],
  ])('is refused for %s, naming the layer', async (_, build, subject) => {
    const model = await build();
    expect(() => compact(model)).toThrow(
      expect.objectContaining({ code: 'model/incompatible', message: expect.stringContaining(subject) }),
    );
  });
});
