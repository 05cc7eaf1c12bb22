import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { preferredDesign } from '../designs/preferred-design.test-support.ts';
import { fitRows } from '../fit/dense-rows.test-support.ts';
import type { FitRows } from '../fit/fit-rows.ts';
import { predict } from '../fit/predict.ts';
import { narrow } from './narrow.ts';

describe('narrowing', async () => {
  const { tf } = await openBackend('cpu');

  /** Rows on a plane through the space of inputs, so that a few units are enough. */
  function plane(width: number, rows: number, phase: number): FitRows {
    const inputs = Float32Array.from({ length: rows * width }, (_, at) => {
      const row = Math.floor(at / width);
      const column = at % width;
      return Math.sin(row + phase) * Math.cos(column) + Math.cos(3 * row + phase) * Math.sin(2 * column);
    });
    return fitRows(inputs, width);
  }

  it.each([
    ['price', 0.005],
    ['profile-score', 0.5],
  ] as const)('leaves out units of %s and moves no answer by more than %f', async (id, limit) => {
    const { architecture, shape } = preferredDesign(id);
    const network = buildNetwork(tf, architecture, shape, 3);
    const [training, validation] = [plane(shape.inputs, 300, 0), plane(shape.inputs, 100, 0.5)];
    const narrowed = await narrow(tf, network, architecture, training, validation);
    const [answers, expected] = [
      await predict(tf, narrowed.network, validation),
      await predict(tf, network, validation),
    ];
    const moves = answers.map((answer, index) => Math.abs(answer - (expected[index] ?? Number.NaN)));
    expect(Math.max(...moves)).toBe(Math.fround(narrowed.largestMove));
    expect(narrowed.largestMove).toBeLessThanOrEqual(limit);
    expect(narrowed.units).toHaveLength(3);
    expect(narrowed.units[0]).toBeLessThan(48);
    const [lstm] = narrowed.network.layers.slice(1);
    const kernel = (await lstm?.getWeights()[0]?.data()) ?? new Float32Array();
    expect(kernel.length).toBeGreaterThan(100);
    expect(kernel.every((weight) => Number.isInteger(weight * 2 ** 16))).toBe(true);
    expect(lstm?.getConfig()).toMatchObject({ units: narrowed.units[0] });
    expect(narrowed.network.outputShape).toEqual([null, shape.outputs]);
  });

  it('leaves no tensor behind, and the network as it was', async () => {
    const { architecture, shape } = preferredDesign('completion-time');
    const rows = plane(shape.inputs, 50, 0);
    const network = buildNetwork(tf, architecture, shape, 3);
    const expected = await predict(tf, network, rows);
    const before = tf.memory().numTensors;
    const narrowed = await narrow(tf, network, architecture, rows, rows);
    narrowed.network.dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(await predict(tf, network, rows)).toEqual(expected);
    network.dispose();
  });
});
