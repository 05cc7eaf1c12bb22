import {
  type Profile,
  profileScoreSpec43,
  type RangeCalibration,
  ratingGroup,
  type ScorePrediction,
  scoreScale,
} from '@tantiya/core';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import type { NetworkTraining } from '../../designs/design-training.ts';
import { aroundPrediction, fitRange } from '../fit-range.ts';
import { ratedTarget } from './rated-target.ts';
import { views } from './views.ts';

/** How often each row is also seen with a rating and a satisfaction that were drawn. */
const draws = 12;

/** In how many of these draws it is also seen with either hidden. */
const hiddenDraws = 1;

/**
 * The specification's profile network.
 *
 * The score is half the rating and half the satisfaction: where both are known a formula would do, and the network
 * is for the worker who lacks one or both. So every row is seen in four views with the same score. And because the
 * formula holds for every value while few workers are rated badly, the row is seen with drawn values too.
 *
 * The country is withheld in training. Left in, it was measured to move the score of a worker whom nobody has rated by
 * 11 points on average, by nothing but chance, and a score must not depend on it. Withheld, its columns never vary, so
 * the network ignores them.
 *
 * The last 30 of 100 epochs train without dropout: the score is a formula of two inputs, and a network that never sees
 * both without noise, for dropout scales or hides each of them, misses it by 5.5 points; this one misses by 1.2.
 */
export const profileScoreSpec43Training: NetworkTraining<Profile, ScorePrediction> = {
  kind: 'network',
  design: profileScoreSpec43,
  architecture: { ...logScaledArchitecture, l2: 0, output: 'percent' },
  hyperparameters: { ...commonHyperparameters, stopPatience: 15, halvePatience: 7, settling: 0.3 },
  toNetwork: (target) => target,
  augment: (row, random) => {
    const profile = { ...row.parsed, country: undefined };
    return [
      ...Object.values(views).map((view) => ({ ...row, parsed: view(profile) })),
      ...Array.from({ length: draws }, (_, draw) => {
        const rating = 1 + 4 * random();
        const clientSatisfaction = 100 * random();
        const known = { rating, clientSatisfaction, target: ratedTarget(rating, clientSatisfaction) };
        if (draw >= hiddenDraws) return [known];
        // Where one of the two is hidden, the score is that of the drawn one and of the worker's real other one.
        return [
          known,
          {
            rating,
            clientSatisfaction: undefined,
            target: ratedTarget(rating, row.parsed.clientSatisfaction),
          },
          {
            rating: undefined,
            clientSatisfaction,
            target: ratedTarget(row.parsed.rating, clientSatisfaction),
          },
        ];
      })
        .flat()
        .map(({ target, ...drawn }) => ({ ...row, parsed: { ...profile, ...drawn }, target })),
    ];
  },
  calibrate({ heldOut, train }): RangeCalibration {
    const toRow = aroundPrediction<Profile>((profile) => [ratingGroup(profile)]);
    return fitRange(heldOut.map(toRow), train.map(toRow), { scale: scoreScale, centre: 'none' });
  },
  outputUnit: 'points',
};
