import { heuristicConfidence } from '../calibration/confidence.ts';
import type { Urgency } from '../input/urgency.ts';
import type { Reference } from '../model/reference.ts';
import { type Remarks, remarksOn } from '../remarks.ts';
import type { Asked } from '../task.ts';
import type { CompletionTimeJob } from './input.ts';
import type { HoursPrediction } from './prediction.ts';

/** Hours that are learned and answered. Source: the specification, 30 minutes to 30 days. */
export const hourBounds = [0.5, 720] as const;

export function clampHours(hours: number): number {
  return Math.min(Math.max(hours, hourBounds[0]), hourBounds[1]);
}

const urgencyFactor: Readonly<Record<Urgency, number>> = { LOW: 1.1, MEDIUM: 1, HIGH: 0.85 };

/**
 * How long a job takes without a network: what its category takes in the market, else what all jobs there take, else 4
 * hours, times the specification's factors; from half to twice that, unless the market's manifest holds the ends.
 *
 * What the manifest holds was learned with the same factors, so that heuristic and model mean the same hours.
 */
export function guessHours(job: CompletionTimeJob, reference?: Reference): HoursPrediction {
  const ofCategory = hoursOf(job.category, reference);
  const [base = 4, lower, upper] = ofCategory ?? reference?.overall ?? [];
  const factor = hoursFactor(job);
  const hours = clampHours(base * factor);
  const isMeasured = lower !== undefined && upper !== undefined;
  return {
    lower: clampHours(isMeasured ? lower * factor : hours / 2),
    hours,
    upper: clampHours(isMeasured ? upper * factor : hours * 2),
    ...(isMeasured && reference?.level !== undefined && { level: reference.level }),
    confidence: heuristicConfidence,
    trust: ofCategory ? 'caution' : 'ask',
  };
}

/** By how much a job's circumstances lengthen or shorten it. Source: decisions of the specification. */
export function hoursFactor({ budget, urgency, materials }: CompletionTimeJob): number {
  return budgetFactor(budget) * urgencyFactor[urgency] * (materials > 5 ? 1.15 : 1);
}

/** What the heuristic makes of the fields of a question. */
export function hoursRemarks(
  { parsed: { category }, given }: Asked<CompletionTimeJob>,
  reference?: Reference,
): Remarks {
  const isUnknown = category !== undefined && hoursOf(category, reference) === undefined;
  return remarksOn(given, guessedFrom, isUnknown ? ['category'] : []);
}

const guessedFrom = ['budget', 'currency', 'category', 'urgency', 'materials'];

/** Hours at factor 1 and, where they were learned, the ends of the interval around them. */
function hoursOf(category: string | undefined, reference?: Reference): readonly number[] | undefined {
  const { byCategory } = reference ?? {};
  if (category === undefined || !byCategory || !Object.hasOwn(byCategory, category)) return;
  return byCategory[category]?.length ? byCategory[category] : undefined;
}

/** @param budget in PHP */
function budgetFactor(budget: number | undefined): number {
  if (budget === undefined) return 1;
  if (budget > 10_000) return 1.5;
  if (budget > 5_000) return 1.2;
  return budget < 500 ? 0.8 : 1;
}
