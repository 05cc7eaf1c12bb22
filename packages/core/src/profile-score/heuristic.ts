import type { Reference } from '../model/reference.ts';
import type { Profile } from './input.ts';

/** Points of the specification's fallback, 0..100 in sum. */
export interface HeuristicPoints {
  /** 0..20 */
  readonly completion: number;
  /** 0..5 */
  readonly bio: number;
  /** 0..15 */
  readonly experience: number;
  /** 0..10 */
  readonly certifications: number;
  /** 0..15 */
  readonly jobs: number;
  /** 0..25 */
  readonly rating: number;
  /** 0 or 5 */
  readonly hourlyRate: number;
  /** 0 or 5 */
  readonly active: number;
}

/** @param unrated the rating that counts where there is none yet */
export function heuristicPoints(profile: Profile, unrated = 0): HeuristicPoints {
  return {
    completion: (profile.profileCompletion / 100) * 20,
    bio: Math.min(profile.bioLength / 200, 1) * 5,
    experience: Math.min(profile.yearsOfExperience / 10, 1) * 15,
    certifications: certificationPoints(profile),
    jobs: Math.min(profile.completedJobs / 50, 1) * 15,
    rating: ((profile.rating ?? unrated) / 5) * 25,
    hourlyRate: profile.hasHourlyRate ? 5 : 0,
    active: profile.isActive === true ? 5 : 0,
  };
}

/**
 * The specification's formula: two points for each, five times the share of verified ones. By itself it takes points away for
 * a second certification that is not verified; so a profile never has fewer than for its verified ones alone.
 */
function certificationPoints({ certifications, verifiedCertifications }: Profile): number {
  const points = (count: number) => (count > 0 ? count * 2 + (verifiedCertifications / count) * 5 : 0);
  return Math.min(10, Math.max(points(certifications), points(verifiedCertifications)));
}

/** How the points of the specification read in a market. */
export interface ScoreLine {
  /** Score of a profile without a point, 0..100. */
  readonly none: number;
  /** Score of a profile with all 100 points; at least `none`. */
  readonly all: number;
  /** The rating that counts where there is none yet, 0..5. */
  readonly unrated: number;
}

const specifiedLine: ScoreLine = { none: 0, all: 100, unrated: 0 };

/** The line that a manifest holds; where it holds none, the points are the score. */
function scoreLine(reference: Reference | undefined): ScoreLine {
  const [none = -1, all = -1, unrated = -1] = reference?.overall ?? [];
  const isLine = 0 <= none && none <= all && all <= 100 && 0 <= unrated && unrated <= 5;
  return isLine ? { none, all, unrated } : specifiedLine;
}

/** The form in which a manifest holds a line. */
export function scoreReference({ none, all, unrated }: ScoreLine): Reference {
  return { overall: [none, all, unrated], byCategory: {} };
}

/** @returns 0..100 */
export function heuristicScore(profile: Profile, reference?: Reference): number {
  const { none, all, unrated } = scoreLine(reference);
  const points = sum(heuristicPoints(profile, unrated));
  return none + ((all - none) * points) / 100;
}

function sum(points: HeuristicPoints): number {
  return Object.values(points).reduce((total: number, value: number) => total + value, 0);
}
