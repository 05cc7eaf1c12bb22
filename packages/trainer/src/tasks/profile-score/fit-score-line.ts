import { heuristicPoints, type Profile, type ScoreLine } from '@tantiya/core';
import { mean, median, sum } from 'd3-array';
import type { LearnedRow } from '../../designs/design-training.ts';

/** What is not known counts for no more than this good rating. */
const goodRating = 4;

/**
 * Fits the line on which the points of the specification read as scores of a market: least squares, never falling, its
 * ends on the scale of the score. A worker without a rating counts as one with the market's usual rating, if that is not
 * better than good.
 *
 * @param rows workers whose score is known
 */
export function fitScoreLine(rows: readonly LearnedRow<Profile>[]): ScoreLine {
  const unrated = Math.min(goodRating, median(rows, ({ parsed }) => parsed.rating) ?? 0);
  const workers = rows.map(({ parsed, target: [score = 0] }) => ({
    points: sum(Object.values(heuristicPoints(parsed, unrated))),
    score,
  }));
  const points = mean(workers, (worker) => worker.points) ?? 0;
  const score = mean(workers, (worker) => worker.score) ?? 0;
  const spread = sum(workers, (worker) => (worker.points - points) ** 2);
  const together = sum(workers, (worker) => (worker.points - points) * (worker.score - score));
  const slope = spread > 0 ? Math.max(0, together / spread) : 0;
  const at = (value: number) => hundredths(Math.min(Math.max(score + slope * (value - points), 0), 100));
  return { none: at(0), all: at(100), unrated: hundredths(unrated) };
}

/** Finer than a score is shown, and few digits in the manifest. */
function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
