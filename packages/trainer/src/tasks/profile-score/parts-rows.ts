import { heuristicScore, type Profile, scoreReference } from '@tantiya/core';
import type { LearnedRow } from '../../designs/design-training.ts';
import { fitScoreLine } from './fit-score-line.ts';
import { ratedTarget } from './rated-target.ts';

/**
 * How much of the score that a profile should have is what the heuristic says of it on this market's line; the rest is what
 * clients have said.
 *
 * Where rating and satisfaction are both known their mean is the score, and nothing else of a profile would count for
 * anything: a quarter is what keeps every field worth something there, and the two predictors on one scale. On the
 * synthetic marketplace it costs half a point of error where both are known and nothing where neither is.
 */
export const heuristicShare = 0.25;

/** Multiples of these, without the whole numbers, fill a square evenly (the R2 sequence, from the plastic number). */
const evenly = [0.7548776662466927, 0.5698402909980532] as const;

/**
 * What the parts of a score are learned from: the given rows, and of every worker whom clients have rated one more with
 * another rating and satisfaction, spread evenly over their scales, since few workers are rated badly.
 *
 * @param rows the views of workers
 */
export function partsRows(rows: readonly LearnedRow<Profile>[]): readonly LearnedRow<Profile>[] {
  const rated = rows.filter(
    ({ parsed }) => parsed.rating !== undefined && parsed.clientSatisfaction !== undefined,
  );
  const spread = rated.map(({ parsed }, index) => {
    const [rating = 0, clientSatisfaction = 0] = evenly.map((step) => ((index + 1) * step) % 1);
    return {
      parsed: { ...parsed, rating: 5 * rating, clientSatisfaction: 100 * clientSatisfaction },
      target: ratedTarget(5 * rating, 100 * clientSatisfaction),
    };
  });
  const reference = scoreReference(fitScoreLine(rated));
  return [...rows, ...spread].map(({ parsed, target: [score = 0] }) => ({
    parsed,
    target: [(1 - heuristicShare) * score + heuristicShare * heuristicScore(parsed, reference)],
  }));
}
