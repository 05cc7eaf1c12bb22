import { heuristicConfidence } from '../calibration/confidence.ts';
import type { Task } from '../task.ts';
import { heuristicPrice } from './heuristic.ts';
import { type PriceJob, type PriceView, parsePrice } from './input.ts';
import type { PricePrediction } from './prediction.ts';
import { priceSpec60 } from './spec-60.ts';

/** A price range; 0 < min <= suggested <= max, rounded to 2 decimals, in `currency`. */
export interface PriceEstimate {
  readonly min: number;
  readonly suggested: number;
  readonly max: number;
  readonly currency: string;
  /** 0..1: the share of training rows whose predicted range was relatively wider. */
  readonly confidence: number;
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

export const priceTask: Task<'price', PriceJob, PricePrediction, PriceView, PriceEstimate> = {
  id: 'price',
  parse: parsePrice,
  variants: (job) => [job],
  designs: [priceSpec60],
  guess: (job, reference) => ({ range: heuristicPrice(job, reference), confidence: heuristicConfidence }),
  answer([prediction], job, { currency, rate }) {
    const { range = [1, 1, 1], confidence = 0 } = prediction ?? {};
    const inCurrency = (php: number) => Math.max(Math.round((php / rate) * 100) / 100, 0.01);
    return {
      min: inCurrency(range[0]),
      suggested: inCurrency(range[1]),
      max: inCurrency(range[2]),
      currency,
      confidence,
      missing: job.missing,
    };
  },
};
