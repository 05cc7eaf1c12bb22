import { type PriceJob, priceFactor, priceTask, type Reference } from '@tantiya/core';
import { referenceOf } from '../reference.ts';
import type { Labelled } from '../trainer-task.ts';

/** What the price heuristic will know of a market: suggested prices and their range, and the band that is posted. */
export function priceReference(
  train: readonly Labelled<PriceJob>[],
  heldOut: readonly Labelled<PriceJob>[],
): Reference {
  return referenceOf(train, heldOut, {
    factor: priceFactor,
    amount: ([, suggested = 0]) => suggested,
    others: ([least = 0, , most = 0]) => [least, most],
    order: (lower, middle, upper) => [lower, middle, upper],
    range(job, reference) {
      const [min, , max] = priceTask.guess(job, reference).range;
      return [min, max];
    },
  });
}
