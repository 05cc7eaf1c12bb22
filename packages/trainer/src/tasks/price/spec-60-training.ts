import {
  type PriceJob,
  type PricePrediction,
  priceScale,
  priceSpec60,
  type RangeCalibration,
} from '@tantiya/core';
import { ascending } from 'd3-array';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import type { AnsweredRow, NetworkTraining } from '../../designs/design-training.ts';
import { fitRange, type HeldOutRow } from '../fit-range.ts';

/** The specification's price network. Prices are learned as log1p of PHP. */
export const priceSpec60Training: NetworkTraining<PriceJob, PricePrediction> = {
  kind: 'network',
  design: priceSpec60,
  architecture: {
    ...logScaledArchitecture,
    lstm: [
      { units: 64, dropout: 0.2, recurrentDropout: 0.2 },
      { units: 32, dropout: 0.2, recurrentDropout: 0 },
    ],
  },
  hyperparameters: commonHyperparameters,
  toNetwork: (target) => target.map(Math.log1p),
  augment: (row) => [row],
  calibrate: ({ heldOut, train }): RangeCalibration =>
    fitRange(heldOut.map(aroundBand), train.map(aroundBand), { scale: priceScale, centre: 'median' }),
  outputUnit: 'in log space',
};

/** The band that clients post is what the network says of the ends; the range is that of the suggested price. */
function aroundBand({ parsed, outputs, target }: AnsweredRow<PriceJob>): HeldOutRow {
  const [lower = 0, middle = 0, upper = 0] = outputs.toSorted(ascending);
  return { outputs: { lower, middle, upper }, keys: [parsed.category], truth: target[1] ?? Number.NaN };
}
