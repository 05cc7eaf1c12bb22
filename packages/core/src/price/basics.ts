import { heuristicConfidence } from '../calibration/confidence.ts';
import { currenciesOf } from '../input/currency.ts';
import { noRemarks, type Remarks } from '../remarks.ts';
import type { TaskBasics } from '../task.ts';
import { amountsIn } from './amounts.ts';
import { heuristicPrice, priceRemarks } from './heuristic.ts';
import { type PriceJob, type PriceView, parsePrice } from './input.ts';
import type { PricePrediction } from './prediction.ts';

/**
 * A price range; 0 < min <= suggested <= max, in `currency` and with the decimals of its amounts, or with more where
 * they would make one amount of the range.
 */
export interface PriceEstimate extends Remarks {
  readonly min: number;
  readonly suggested: number;
  readonly max: number;
  readonly currency: string;
  /**
   * 0..1: the share of training rows whose predicted range was relatively wider; 0 where a field is
   * unknown.
   */
  readonly confidence: number;
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

/** What a page needs for its first answer. */
export const priceBasics: TaskBasics<'price', PriceJob, PricePrediction, PriceView, PriceEstimate> = {
  id: 'price',
  prepare: ({ rates, ...others }) => ({ ...others, rates: currenciesOf(rates) }),
  parse: parsePrice,
  callOptions: [],
  variants: (job) => [job],
  guess: (job, reference) => ({ range: heuristicPrice(job, reference), confidence: heuristicConfidence }),
  guessRemarks: priceRemarks,
  answer([prediction], job, view, { unknown, ignored } = noRemarks) {
    const { range = [1, 1, 1], confidence = 0 } = prediction ?? {};
    const [min, suggested, max] = amountsIn(view, range);
    return {
      min,
      suggested,
      max,
      currency: view.currency,
      confidence,
      missing: job.missing,
      unknown,
      ignored,
    };
  },
};
