import { noRemarks, type Remarks, remarksOn } from '../remarks.ts';
import type { TaskBasics } from '../task.ts';
import { heuristicScore } from './heuristic.ts';
import { type Profile, type ProfileView, parseProfile } from './input.ts';
import type { ScorePrediction } from './prediction.ts';
import { adviceFor, follow, rankSuggestions, type Suggestion } from './suggestions.ts';

export type RatingCategory = 'Poor' | 'Fair' | 'Good' | 'Excellent';

/** How good a profile is and what would make it better. */
export interface ProfileScore extends Remarks {
  /** 0..100, rounded to 1 decimal. */
  readonly score: number;
  readonly category: RatingCategory;
  /** The largest gain first. */
  readonly suggestions: readonly Suggestion[];
  /** Fields that were left out and took a default. */
  readonly missing: readonly string[];
}

/** What a page needs for its first answer. */
export const profileScoreBasics: TaskBasics<
  'profile-score',
  Profile,
  ScorePrediction,
  ProfileView,
  ProfileScore
> = {
  id: 'profile-score',
  prepare: (options) => options,
  parse: parseProfile,
  callOptions: ['suggestions'],
  variants,
  guess: heuristicScore,
  guessRemarks: ({ given }) => remarksOn(given, guessedFrom, []),
  answer(predictions, profile, { suggestions }, { unknown, ignored } = noRemarks) {
    const score = Math.round((predictions[0] ?? 0) * 10) / 10;
    return {
      score,
      category: categoryOf(score),
      suggestions: rankSuggestions(profile, predictions, suggestions),
      missing: profile.missing,
      unknown,
      ignored,
    };
  },
};

/** The fields of the heuristic's points. */
const guessedFrom = [
  'profileCompletion',
  'bio',
  'bioLength',
  'yearsOfExperience',
  'certifications',
  'verifiedCertifications',
  'completedJobs',
  'rating',
  'hourlyRate',
  'isActive',
];

/** The profile, then what it would be after each piece of advice: all are scored in one batch. */
function variants(profile: Profile, { suggestions }: ProfileView): readonly Profile[] {
  if (suggestions === 0) return [profile];
  return [profile, ...adviceFor(profile).map((advice) => follow(profile, advice))];
}

/** @param score 0..100 */
export function categoryOf(score: number): RatingCategory {
  if (score >= 85) return 'Excellent';
  if (score >= 70) return 'Good';
  return score >= 50 ? 'Fair' : 'Poor';
}
