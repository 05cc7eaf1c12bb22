import { decodePriceRange, type PriceJob, priceTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import type { Labelled } from '../trainer-task.ts';
import { priceTrainerTask } from './price-trainer-task.ts';

const row = (description: string, target: readonly number[], currency = 'PHP'): Labelled<PriceJob> => ({
  parsed: priceTask.parse({ description, currency }).parsed,
  target,
  group: description,
});

const reference = { overall: [100, 200, 400], byCategory: {} };
const train = [row('seen', [100, 200, 400]), row('other', [100, 200, 400])];
const test = [row('seen', [100, 200, 400], 'USD'), row('new', [10, 500, 600])];

const evaluate = () =>
  priceTrainerTask.evaluate({
    train,
    test,
    reference,
    // The answer of a perfect network, its outputs out of order.
    predict: async () =>
      [
        [400, 100, 200],
        [600, 500, 10],
      ].map((prices) => ({
        range: decodePriceRange(prices.map(Math.log1p)),
        confidence: 0.5,
        trust: 'caution',
      })),
  });

describe('the evaluation of prices', () => {
  it('takes ranges as the library decodes them, in PHP', async () => {
    const [all] = await evaluate();
    expect(all?.rows).toBe(2);
    expect(all?.figures['model']?.['rmsle']).toBeCloseTo(0, 12);
    expect(all?.figures['model']?.['coverage']).toBe(1);
    expect(all?.figures['model']?.['maxToMin']).toBeCloseTo(Math.sqrt(4 * 60), 9);
  });

  it('shows beside it what a model has to beat, whatever currency a row asks for', async () => {
    const [all] = await evaluate();
    const { heuristic, 'constant (median)': constant } = all?.figures ?? {};
    expect(heuristic?.['mae']).toBeCloseTo(constant?.['mae'] ?? 0, 0);
    expect(constant?.['suggested.mae']).toBe(150);
  });

  it('says how far apart heuristic and model are, since one stands in for the other', async () => {
    const [all] = await evaluate();
    // The model suggests 200 and 500, the heuristic 200 for both.
    expect(all?.figures['heuristic']?.['gapToModel']).toBeCloseTo(Math.log(500 / 200) / 2, 9);
    expect(all?.figures['model']).not.toHaveProperty('gapToModel');
  });

  it('judges the posted band by the targets, and the range by what it holds', async () => {
    const [all] = await priceTrainerTask.evaluate({
      train,
      test,
      reference,
      predict: async () => [
        { range: [50, 200, 300], band: [100, 400], confidence: 0.5, trust: 'good' },
        { range: [510, 520, 530], band: [10, 600], confidence: 0.5, trust: 'good' },
      ],
    });
    expect(all?.figures['model']?.['min.mae']).toBe(0);
    expect(all?.figures['model']?.['suggested.mae']).toBe(10);
    expect(all?.figures['model']?.['coverage']).toBe(0.5); // 500 is not within 510 to 530
    expect(all?.figures['model']?.['maxToMin']).toBeCloseTo(Math.sqrt(6 * (530 / 510)), 9);
  });

  it('repeats it for the rows whose description is new', async () => {
    const [, unseen] = await evaluate();
    expect(unseen?.rows).toBe(1);
    expect(unseen?.figures['constant (median)']?.['suggested.mae']).toBe(300);
  });
});
