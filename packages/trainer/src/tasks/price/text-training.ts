import {
  type PriceJob,
  type PricePrediction,
  priceScale,
  priceText,
  priceTextKeys,
  type RangeCalibration,
  readTextOutputs,
} from '@tantiya/core';
import { fitText } from '../../additive/fit-text.ts';
import type { AdditiveTraining, AnsweredRow } from '../../designs/design-training.ts';
import { fitRange, type HeldOutRow } from '../fit-range.ts';

/** Which of min, suggested and max is the middle of the range. */
const suggested = 1;

/** The price of what a posting says. Prices are learned as log1p of PHP. */
export const priceTextTraining: AdditiveTraining<PriceJob, PricePrediction> = {
  kind: 'additive',
  design: priceText,
  toNetwork: (target) => target.map(Math.log1p),
  augment: (row) => [row],
  fit: (rows) =>
    fitText(
      {
        features: priceText.features,
        middle: suggested,
        bands: [0, 2],
        // One and a half times the price for twice the rooms.
        addedByDoubling: 0.4,
      },
      rows,
    ),
  calibrate: ({ heldOut, train }): RangeCalibration =>
    fitRange(heldOut.map(toRow), train.map(toRow), { scale: priceScale, centre: 'median' }),
  outputUnit: 'in log space',
};

function toRow({ parsed, outputs, target }: AnsweredRow<PriceJob>): HeldOutRow {
  return {
    outputs: readTextOutputs(outputs),
    keys: priceTextKeys(parsed),
    truth: target[suggested] ?? Number.NaN,
  };
}
