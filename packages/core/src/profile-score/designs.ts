import type { Design } from '../design.ts';
import type { Profile } from './input.ts';
import { profileScoreParts } from './parts.ts';
import type { ScorePrediction } from './prediction.ts';
import { profileScoreSpec43 } from './spec-43.ts';

/** The networks that can answer, the preferred one first. */
export const profileScoreDesigns: readonly Design<Profile, ScorePrediction>[] = [
  profileScoreParts,
  profileScoreSpec43,
];
