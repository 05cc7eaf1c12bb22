import { categoryPrices, type PriceRange, priceFactors } from '@tantiya/core';
import type { Random } from './random.ts';
import type { JobRequest } from './request.ts';

/** All in PHP. */
export interface Deal {
  readonly budget: number;
  readonly min: number;
  readonly suggested: number;
  readonly max: number;
}

/** A job is better known than its category: its range is 0.6 times as wide as the category's, in logarithms. */
const rangeWidth = 0.6;

/** What client and worker agree on, around the category's price of a moderate project. */
export function drawDeal(random: Random, request: JobRequest): Deal {
  const [min, suggested, max] = anchorOf(request.trade.category);
  const price =
    suggested *
    priceFactors.scope[request.scope] *
    priceFactors.urgency[request.urgency] *
    priceFactors.skillLevel[request.skillLevel] *
    priceFactors.environment[request.environment] *
    // Twice the work costs less than twice as much: the trip is paid once.
    Math.exp(0.8 * Math.log(request.size) + 0.02 * request.materials.length + 0.2 * request.difficulty) *
    random.factor(0.15);
  const spread = rangeWidth * random.factor(0.15);
  return {
    budget: toFifty(price * random.factor(0.12)),
    min: toFifty(price * Math.exp(spread * Math.log(min / suggested))),
    suggested: toFifty(price),
    max: toFifty(price * Math.exp(spread * Math.log(max / suggested))),
  };
}

/** @returns PHP for a moderate project; the general price where the category has none of its own */
export function anchorOf(category: string): PriceRange {
  return categoryPrices[category] ?? [500, 1500, 5000];
}

/** Prices are agreed in steps of 50 PHP, and nobody comes for less than 50. */
function toFifty(price: number): number {
  return Math.max(50, Math.round(price / 50) * 50);
}
