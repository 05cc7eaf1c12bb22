import { type Profile, verifiedRatio } from './input.ts';

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

export function heuristicPoints(profile: Profile): HeuristicPoints {
  return {
    completion: (profile.profileCompletion / 100) * 20,
    bio: Math.min(profile.bioLength / 200, 1) * 5,
    experience: Math.min(profile.yearsOfExperience / 10, 1) * 15,
    certifications: Math.min(10, profile.certifications * 2 + verifiedRatio(profile) * 5),
    jobs: Math.min(profile.completedJobs / 50, 1) * 15,
    rating: ((profile.rating ?? 0) / 5) * 25,
    hourlyRate: profile.hasHourlyRate ? 5 : 0,
    active: profile.isActive === true ? 5 : 0,
  };
}

/** @returns 0..100 */
export function heuristicScore(profile: Profile): number {
  return Object.values(heuristicPoints(profile)).reduce((sum: number, points: number) => sum + points, 0);
}
