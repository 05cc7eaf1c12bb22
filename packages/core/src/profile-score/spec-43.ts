import type { Design } from '../design.ts';
import { profileFeatures } from './features.ts';
import type { Profile } from './input.ts';
import { type ScorePrediction, unmeasuredScore } from './prediction.ts';

/** The specification's profile network: 43 numbers in, points out. Its head has nothing to be fitted. */
export const profileScoreSpec43: Design<Profile, ScorePrediction> = {
  id: 'profile-score/spec-43',
  features: profileFeatures,
  outputs: 1,
  tolerance: 0.05,
  head: () => (outputs) => ({
    score: decodeScore(outputs[0] ?? Number.NaN),
    ...unmeasuredScore,
    confidence: 0,
    trust: 'caution',
  }),
};

/** @returns 0..100, whatever a network says */
export function decodeScore(output: number): number {
  return Number.isNaN(output) ? 0 : Math.min(Math.max(output, 0), 100);
}
