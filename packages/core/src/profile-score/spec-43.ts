import { openRange } from '../calibration/range.ts';
import { hasRange } from '../calibration/record.ts';
import type { Design, Head } from '../design.ts';
import { profileFeatures } from './features.ts';
import type { Profile } from './input.ts';
import { type ScorePrediction, unmeasuredScore } from './prediction.ts';
import { ratingGroup } from './rating-group.ts';
import { scoreScale } from './scale.ts';

/** The specification's profile network: 43 numbers in, points out. */
export const profileScoreSpec43: Design<Profile, ScorePrediction> = {
  id: 'profile-score/spec-43',
  features: profileFeatures,
  outputs: 1,
  tolerance: 0.05,
  head: (calibration) => (hasRange(calibration) ? openInterval(calibration) : readScore),
};

function openInterval(calibration: unknown): Head<Profile, ScorePrediction> {
  const read = openRange(calibration, scoreScale);
  return (outputs, profile, unknown) => {
    const output = outputs[0] ?? Number.NaN;
    const points = { lower: output, middle: output, upper: output };
    const { middle: score, ...interval } = read(points, [ratingGroup(profile)], unknown);
    return { score, ...interval };
  };
}

/** Of a model whose errors were not measured. */
const readScore: Head<Profile, ScorePrediction> = (outputs) => ({
  score: scoreScale.amount(outputs[0] ?? Number.NaN),
  ...unmeasuredScore,
  confidence: 0,
  trust: 'caution',
});
