import { taskIds } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { logScaledArchitecture } from '../designs/architecture.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { preferredDesign } from '../designs/preferred-design.test-support.ts';
import { encodedRows, rowAlone } from '../fit/dense-rows.test-support.ts';
import { predict } from '../fit/predict.ts';
import { toFloat16 } from './float16.ts';
import { exportNetwork, importNetwork } from './layers-model.ts';

describe('an exported network', async () => {
  const { tf } = await openBackend('cpu');

  for (const id of taskIds) {
    const { architecture, shape } = preferredDesign(id);
    const network = buildNetwork(tf, architecture, shape, 11);
    const matrix = Float32Array.from({ length: 30 * shape.inputs }, (_, index) => Math.sin(index) ** 2);
    const rows = encodedRows(matrix, shape.inputs);

    it(`of ${id} answers as before when it is loaded again`, async () => {
      const loaded = await importNetwork(tf, await exportNetwork(network));
      const answers = await predict(tf, loaded, rows);
      expect(answers).toHaveLength(30 * shape.outputs);
      expect(answers).toEqual(await predict(tf, network, rows));
    });

    it(`of ${id} hardly changes its answers in float16`, async () => {
      const expected = await predict(tf, network, rows);
      const loaded = await importNetwork(tf, toFloat16(await exportNetwork(network)));
      const answers = await predict(tf, loaded, rows);
      answers.forEach((answer, index) => {
        expect(Math.abs(answer - (expected[index] ?? Number.NaN))).toBeLessThan(
          id === 'profile-score' ? 0.05 : 0.005,
        );
      });
    });
  }

  it('predicts many rows as it predicts them one by one, and leaves no tensor behind', async () => {
    const network = buildNetwork(tf, logScaledArchitecture, { inputs: 2, outputs: 3 }, 1);
    const many = encodedRows(
      Float32Array.from({ length: 2500 * 2 }, (_, index) => Math.sin(index)),
      2,
    );
    const before = tf.memory().numTensors;
    const answers = await predict(tf, network, many);
    for (const row of [0, 1023, 1024, 2499]) {
      const alone = await predict(tf, network, rowAlone(many, row));
      alone.forEach((value, output) => {
        expect(answers[row * 3 + output]).toBeCloseTo(value, 5);
      });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});
