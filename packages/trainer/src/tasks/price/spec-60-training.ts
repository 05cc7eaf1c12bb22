import { type PriceJob, type PricePrediction, priceSpec60 } from '@tantiya/core';
import { ascending } from 'd3-array';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import type { NetworkTraining } from '../../designs/design-training.ts';
import { fitPriceRange, type PriceOutputs } from './fit-price-range.ts';

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
  calibrate: (context) => fitPriceRange(context, aroundBand),
  outputUnit: 'in log space',
};

/** The band that clients post is also what the network says of the ends of the range. */
function aroundBand(outputs: readonly number[]): PriceOutputs {
  const [lower = 0, middle = 0, upper = 0] = outputs.toSorted(ascending);
  return { range: { lower, middle, upper }, band: [lower, upper] };
}
