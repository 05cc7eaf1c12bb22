import { type PriceJob, priceSpec60, priceTask, priceText } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import type { AnsweredRow, CalibrationContext } from '../../designs/design-training.ts';
import { priceSpec60Training } from './spec-60-training.ts';
import { priceTextTraining } from './text-training.ts';

const { parsed } = priceTask.parse({ title: 'Fix a sink' });

/** Rows of a market where everything costs twice what the network says, more or less. */
function dearer(outputs: readonly number[]): CalibrationContext<PriceJob> {
  const rows = Array.from({ length: 99 }, (_, row): AnsweredRow<PriceJob> => {
    const level = Math.log(2) + (row - 49) / 100;
    return { parsed, outputs, target: [6 + level, 7 + level, 8 + level] };
  });
  return { train: rows, heldOut: rows };
}

describe('a price in a market that is dearer than the one learned from', () => {
  it.each([
    ['price/spec-60', priceSpec60, priceSpec60Training, [6, 7, 8]],
    ['price/text', priceText, priceTextTraining, [6.5, 7, 7.5, 1, 6, 8]],
  ] as const)('of %s is as dear once calibrated: range, median and band', (_, design, training, outputs) => {
    const { range, band, level } = design.head(training.calibrate(dearer(outputs)))(outputs, parsed, []);
    const logs = [...range, ...(band ?? [])].map(Math.log1p);
    const expected = [7 - 0.4, 7, 7 + 0.4, 6, 8].map((log) => log + Math.log(2));
    for (const [at, log] of logs.entries()) expect(log).toBeCloseTo(expected[at] ?? 0, 3);
    expect(level).toBe(0.8);
  });
});
