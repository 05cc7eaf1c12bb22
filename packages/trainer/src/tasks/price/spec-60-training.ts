import {
  decodePriceRange,
  type PriceBandCalibration,
  type PriceJob,
  type PricePrediction,
  priceSpec60,
  relativeWidth,
} from '@tantiya/core';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import type { DesignTraining } from '../../designs/design-training.ts';
import { deciles } from '../calibrate.ts';

/** The specification's price network. Prices are learned as log1p of PHP. */
export const priceSpec60Training: DesignTraining<PriceJob, PricePrediction> = {
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
  calibrate: ({ train }): PriceBandCalibration => ({
    widths: deciles(train.map((output) => relativeWidth(decodePriceRange(output)))),
  }),
  outputUnit: 'in log space',
};
