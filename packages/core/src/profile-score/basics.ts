import { heuristicConfidence } from '../calibration/heuristic-confidence.ts';
import type { Trust } from '../calibration/trust.ts';
import { noRemarks, type Remarks, remarksOn } from '../remarks.ts';
import type { TaskBasics } from '../task.ts';
import { heuristicScore } from './heuristic.ts';
import { type Profile, type ProfileView, parseProfile } from './input.ts';
import { type ScorePart, type ScorePrediction, unmeasuredScore } from './prediction.ts';
import { adviceFor, follow, rankSuggestions, type Suggestion } from './suggestions.ts';

export type RatingCategory = 'Poor' | 'Fair' | 'Good' | 'Excellent';

/** How good a profile is and what would make it better. */
export interface ProfileScore extends Remarks {
  /** 0..100, rounded to 1 decimal. */
  readonly score: number;
  readonly category: RatingCategory;
  /** Ends of the interval around the score, rounded to 1 decimal. */
  readonly lower: number;
  readonly upper: number;
  /** Share of such workers whose true score lies in the interval, 0..1. */
  readonly level: number;
  /** What each component adds to the score; absent where whoever answered does not add up components. */
  readonly parts?: readonly ScorePart[];
  /** 0..1 */
  readonly confidence: number;
  /** How far to trust the score. */
  readonly trust: Trust;
  /** What workers can do themselves before what only clients can give, and of both the largest gain first. */
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
  figure: {
    amount: ({ score }) => score,
    width: ({ lower, upper }) => upper - lower,
    scale: (points) => points,
    shown: (points) => points,
  },
  usual: () => ({ rating: [3.5, 4.2, 4.8], clientSatisfaction: [70, 85, 95] }),
  guess: (profile, reference) => ({
    score: heuristicScore(profile, reference),
    ...unmeasuredScore,
    confidence: heuristicConfidence,
    trust: 'caution',
  }),
  guessRemarks: ({ given }) => remarksOn(given, guessedFrom, []),
  answer(predictions, profile, { suggestions }, { unknown, ignored } = noRemarks) {
    const { score: points, lower, upper, level, parts, confidence, trust } = predictions[0] ?? nothing;
    const score = rounded(points);
    const scores = predictions.map((prediction) => prediction.score);
    return {
      score,
      category: categoryOf(score),
      lower: rounded(lower),
      upper: rounded(upper),
      level,
      ...(parts && { parts }),
      confidence,
      trust,
      suggestions: rankSuggestions(profile, scores, suggestions),
      missing: profile.missing,
      unknown,
      ignored,
    };
  },
};

/** Stands in when a predictor returns no prediction, which is against its contract. */
const nothing: ScorePrediction = { score: 0, ...unmeasuredScore, confidence: 0, trust: 'ask' };

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}

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
