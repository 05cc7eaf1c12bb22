import type { Task } from '../task.ts';
import { profileFeatures } from './features.ts';
import { heuristicScore } from './heuristic.ts';
import { type Profile, parseProfile } from './profile.ts';
import { adviceFor, follow, rankSuggestions, type Suggestion } from './suggestions.ts';

export type RatingCategory = 'Poor' | 'Fair' | 'Good' | 'Excellent';

/** How good a profile is and what would make it better. */
export interface ProfileScore {
  /** 0..100, rounded to 1 decimal. */
  readonly score: number;
  readonly category: RatingCategory;
  /** The largest gain first. */
  readonly suggestions: readonly Suggestion[];
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

export const profileScoreTask: Task<'profile-score', Profile, ProfileScore> = {
  id: 'profile-score',
  features: profileFeatures,
  outputs: 1,
  tolerance: 0.05,
  parse: parseProfile,
  rows,
  decode: (outputs, profile) => answer(profile, Array.from(outputs, decodeScore)),
  heuristic: (profile) => answer(profile, rows(profile).map(heuristicScore)),
};

/** The profile, then what it would be after each piece of advice: all are scored in one batch. */
function rows(profile: Profile): readonly Profile[] {
  if (profile.suggestions === 0) return [profile];
  return [profile, ...adviceFor(profile).map((advice) => follow(profile, advice))];
}

/** @returns 0..100, whatever a network says */
export function decodeScore(output: number): number {
  return Number.isNaN(output) ? 0 : Math.min(Math.max(output, 0), 100);
}

/** @param score 0..100 */
export function categoryOf(score: number): RatingCategory {
  if (score >= 85) return 'Excellent';
  if (score >= 70) return 'Good';
  return score >= 50 ? 'Fair' : 'Poor';
}

function answer(profile: Profile, scores: readonly number[]): ProfileScore {
  const score = Math.round((scores[0] ?? 0) * 10) / 10;
  return {
    score,
    category: categoryOf(score),
    suggestions: rankSuggestions(profile, scores, profile.suggestions),
    missing: profile.missing,
  };
}
