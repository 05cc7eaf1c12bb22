import { confidenceOf, heuristicConfidence } from '../confidence.ts';
import type { Manifest } from '../manifest.ts';
import type { Task } from '../task.ts';
import { priceFeatures } from './features.ts';
import { heuristicPrice, type PriceRange } from './heuristic.ts';
import { type PriceJob, parsePriceJob } from './job.ts';

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

/** Prices are believed between 1 PHP and 1 billion PHP, whatever a network says. */
const logBounds = [Math.log1p(1), Math.log1p(1e9)] as const;

export const priceTask: Task<'price', PriceJob, PriceEstimate> = {
  id: 'price',
  features: priceFeatures,
  outputs: 3,
  tolerance: 1e-3,
  parse: parsePriceJob,
  rows: (job) => [job],
  decode(outputs, job, manifest) {
    const range = decodePriceRange(outputs);
    return answer(range, job, confidenceOf(relativeWidth(range), manifest.calibration.widths));
  },
  heuristic: (job, manifest?: Manifest) => answer(heuristicPrice(job, manifest), job, heuristicConfidence),
};

/**
 * @param outputs log1p of min, suggested and max price in PHP; any numbers
 * @returns an ordered, positive range in PHP
 */
export function decodePriceRange(outputs: ArrayLike<number>): PriceRange {
  const [least, most] = logBounds;
  const believed = (raw = Number.NaN) => Math.min(Math.max(raw, least), most) || least; // of NaN too
  const sorted = [believed(outputs[0]), believed(outputs[1]), believed(outputs[2])].sort((a, b) => a - b);
  const [min = 0, suggested = 0, max = 0] = sorted;
  return [Math.expm1(min), Math.expm1(suggested), Math.expm1(max)];
}

/** log(max / min): how wide a range is, whatever its size. */
export function relativeWidth([min, , max]: PriceRange): number {
  return Math.log(max / min);
}

function answer([min, suggested, max]: PriceRange, job: PriceJob, confidence: number): PriceEstimate {
  const inCurrency = (php: number) => Math.max(Math.round((php / job.rate) * 100) / 100, 0.01);
  return {
    min: inCurrency(min),
    suggested: inCurrency(suggested),
    max: inCurrency(max),
    currency: job.currency,
    confidence,
    missing: job.missing,
  };
}
