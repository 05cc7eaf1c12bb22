import { heuristicScore, type Profile, scoreReference } from '@tantiya/core';
import type { LearnedRow } from '../../designs/design-training.ts';
import { fitScoreLine } from './fit-score-line.ts';
import { ratedTarget } from './rated-target.ts';
import { views } from './views.ts';

/**
 * How much of the score that a profile should have is what the heuristic says of it on this market's line; the rest is what
 * clients have said.
 *
 * Where rating and satisfaction are both known their mean is the score, and nothing else of a profile would count for
 * anything: a quarter is what keeps every field worth something there, and the two predictors on one scale. On the
 * synthetic marketplace it costs a point of error where both are known and nothing where neither is.
 */
const heuristicShare = 0.25;

/**
 * What the parts of a score are learned from: every worker in four views, with rating or satisfaction hidden or both, and
 * once with a rating and a satisfaction that were drawn, since few workers are rated badly.
 *
 * @param random draws from 0 to 1
 */
export function partsRows(
  workers: readonly LearnedRow<Profile>[],
  random: () => number,
): readonly LearnedRow<Profile>[] {
  const reference = scoreReference(fitScoreLine(workers));
  const learned = (parsed: Profile, target: readonly number[]) => ({
    parsed,
    target: target.map(
      (score) => (1 - heuristicShare) * score + heuristicShare * heuristicScore(parsed, reference),
    ),
  });
  return workers.flatMap(({ parsed, target }) => {
    const rating = 5 * random();
    const clientSatisfaction = 100 * random();
    return [
      ...Object.values(views).map((view) => learned(view(parsed), target)),
      learned({ ...parsed, rating, clientSatisfaction }, ratedTarget(rating, clientSatisfaction)),
    ];
  });
}
