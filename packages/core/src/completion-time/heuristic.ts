import type { Urgency } from '../input/urgency.ts';
import type { Reference } from '../model/manifest.ts';
import { type Remarks, remarksOn } from '../remarks.ts';
import type { Asked } from '../task.ts';
import type { CompletionTimeJob } from './input.ts';

/** Hours that are learned and answered. Source: the specification, 30 minutes to 30 days. */
export const hourBounds = [0.5, 720] as const;

export function clampHours(hours: number): number {
  return Math.min(Math.max(hours, hourBounds[0]), hourBounds[1]);
}

const urgencyFactor: Readonly<Record<Urgency, number>> = { LOW: 1.1, MEDIUM: 1, HIGH: 0.85 };

/** Hours a job takes, without a network: its category's mean, else 4 hours, times the specification's factors. */
export function heuristicHours(job: CompletionTimeJob, reference?: Reference): number {
  const base = hoursOf(job.category, reference) ?? 4;
  return clampHours(
    base * budgetFactor(job.budget) * urgencyFactor[job.urgency] * (job.materials > 5 ? 1.15 : 1),
  );
}

/** Whether the heuristic knows how long jobs of this category take. */
export function hoursAreKnown({ category }: CompletionTimeJob, reference?: Reference): boolean {
  return hoursOf(category, reference) !== undefined;
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

function hoursOf(category: string | undefined, { byCategory }: Reference = noReference): number | undefined {
  return category !== undefined && Object.hasOwn(byCategory, category)
    ? byCategory[category]?.[0]
    : undefined;
}

const noReference: Reference = { overall: [], byCategory: {} };

/** @param budget in PHP */
function budgetFactor(budget: number | undefined): number {
  if (budget === undefined) return 1;
  if (budget > 10_000) return 1.5;
  if (budget > 5_000) return 1.2;
  return budget < 500 ? 0.8 : 1;
}
