import type { Trust } from '../calibration/trust.ts';
import { currenciesOf } from '../input/currency.ts';
import { urgencies } from '../input/urgency.ts';
import { usualCategories } from '../model/reference.ts';
import { noRemarks, type Remarks } from '../remarks.ts';
import type { TaskBasics } from '../task.ts';
import { amountsIn } from './amounts.ts';
import { guessPrice, priceRemarks } from './heuristic.ts';
import {
  jobScopes,
  type PriceJob,
  type PriceView,
  parsePrice,
  skillLevels,
  workEnvironments,
} from './input.ts';
import { type PricePrediction, relativeWidth } from './prediction.ts';
import { type BudgetVerdict, judgeBudget } from './verdict.ts';

/**
 * A price range; 0 < min <= suggested <= max, in `currency` and with the decimals of its amounts, or with more where
 * they would make one amount of the range.
 */
export interface PriceEstimate extends Remarks {
  readonly min: number;
  readonly suggested: number;
  readonly max: number;
  readonly currency: string;
  /** Share of such jobs that cost `min` to `max`, 0..1, as measured; absent where nobody has measured it. */
  readonly level?: number;
  /** What clients post as their budget for such a job, in `currency`; absent where no posted budgets were learned. */
  readonly band?: { readonly min: number; readonly max: number };
  /**
   * 0..1: the share of training rows whose predicted range was relatively wider; 0 where a field is
   * unknown.
   */
  readonly confidence: number;
  /** How far to trust the range; `ask` where it is better to ask for quotes. */
  readonly trust: Trust;
  /** How the option `budget` compares; absent without it. */
  readonly budget?: BudgetVerdict;
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

/** What a page needs for its first answer. */
export const priceBasics: TaskBasics<'price', PriceJob, PricePrediction, PriceView, PriceEstimate> = {
  id: 'price',
  prepare: ({ rates, ...others }) => ({ ...others, rates: currenciesOf(rates) }),
  parse: parsePrice,
  callOptions: ['budget'],
  variants: (job) => [job],
  figure: {
    amount: ({ range }) => range[1],
    width: ({ range }) => relativeWidth(range),
    scale: Math.log1p,
    shown: (php, { rate }) => php / rate,
  },
  usual: (reference) => ({
    category: usualCategories(reference),
    urgency: urgencies,
    skillLevel: skillLevels,
    scope: jobScopes,
    environment: workEnvironments,
  }),
  guess: guessPrice,
  guessRemarks: priceRemarks,
  answer([prediction = nothing], job, view, { unknown, ignored } = noRemarks) {
    const { range, level, band, confidence, trust } = prediction;
    const { budget, rate } = view;
    const [min, suggested, max] = amountsIn(view, range);
    return {
      min,
      suggested,
      max,
      currency: view.currency,
      ...(level !== undefined && { level }),
      ...(band && { band: bandIn(view, band) }),
      confidence,
      trust,
      ...(budget !== undefined && { budget: judgeBudget(prediction, budget * rate) }),
      missing: job.missing,
      unknown,
      ignored,
    };
  },
};

/** Stands in when a predictor returns no prediction, which is against its contract. */
const nothing: PricePrediction = { range: [1, 1, 1], confidence: 0, trust: 'ask' };

function bandIn(view: PriceView, [low, high]: readonly [number, number]): { min: number; max: number } {
  const [min, , max] = amountsIn(view, [low, low, high]);
  return { min, max };
}
