import { shareBelow } from '../calibration/share-below.ts';
import type { PricePrediction } from './prediction.ts';

/** How what a client means to pay compares with what such jobs cost. */
export interface BudgetVerdict {
  /** Against the range of the answer, whose ends are inside. */
  readonly verdict: 'below' | 'inside' | 'above';
  /** Share of such jobs that cost at most the budget, 0..1; absent where the distribution is not known. */
  readonly share?: number;
}

/** @param budget in PHP */
export function judgeBudget(
  { range: [min, , max], quantiles }: PricePrediction,
  budget: number,
): BudgetVerdict {
  const verdict = budget < min ? 'below' : budget > max ? 'above' : 'inside';
  return {
    verdict,
    ...(quantiles && { share: Math.round(shareBelow(quantiles, budget) * 100) / 100 }),
  };
}
