import { type PriceCalibration, type PriceJob, priceGroups, priceScale } from '@tantiya/core';
import { mean } from 'd3-array';
import type { AnsweredRow, CalibrationContext } from '../../designs/design-training.ts';
import { fitRange, type HeldOutRow } from '../fit-range.ts';

/** What the outputs of a design say of a price, in the network's own scale. */
export interface PriceOutputs {
  readonly range: HeldOutRow['outputs'];
  /** Least and most of the band that clients post. */
  readonly band: readonly [number, number];
}

/** Fits the record of a price: a range around the suggested one, and how far the posted band is from the predicted one. */
export function fitPriceRange(
  { heldOut, train }: CalibrationContext<PriceJob>,
  read: (outputs: readonly number[]) => PriceOutputs,
): PriceCalibration {
  const toRow = ({ parsed, outputs, target }: AnsweredRow<PriceJob>): HeldOutRow => ({
    outputs: read(outputs).range,
    keys: priceGroups(parsed),
    truth: target[1] ?? Number.NaN,
  });
  const missOf = (end: 0 | 1, value: 0 | 2) =>
    mean(heldOut, ({ outputs, target }) => (target[value] ?? Number.NaN) - read(outputs).band[end]) ?? 0;
  return {
    ...fitRange(heldOut.map(toRow), train.map(toRow), { scale: priceScale, centre: 'median' }),
    band: [missOf(0, 0), missOf(1, 2)].map((miss) => Math.round(miss * 10_000) / 10_000),
  };
}
