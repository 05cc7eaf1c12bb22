import { openRange } from '../calibration/range.ts';
import type { Design } from '../design.ts';
import { type Feature, numeric, thermometer } from '../encoding/feature.ts';
import type { Profile } from './input.ts';
import type { ScorePrediction } from './prediction.ts';
import { ratingGroup } from './rating-group.ts';
import { scoreScale } from './scale.ts';

/** How one part of a score is made: a curve over one field of the profile, from 0 points up to a maximum. */
export interface ScoreCurve {
  /** The caller's field, which names the part. */
  readonly field: string;
  /** The caller's fields that it reads. */
  readonly reads: readonly string[];
  /** Where the curve may bend, ascending; from the last on it is flat. */
  readonly knots: readonly number[];
  readonly read: (profile: Profile) => number | undefined;
  /** For a field that only clients can fill: the knot that an unknown value is never worth more than. */
  readonly good?: number;
}

/**
 * What a score consists of. Country and skill are left out: where someone lives or what trade someone has learned is
 * nothing to improve. Earnings are left out too: they are jobs times what the market pays for a trade.
 */
export const scoreCurves: readonly ScoreCurve[] = [
  along('profileCompletion', [0, 50, 70, 90, 100], (profile) => profile.profileCompletion),
  { ...along('bio', [0, 80, 180, 300], (profile) => profile.bioLength), reads: ['bio', 'bioLength'] },
  along('hourlyRate', [0, 1], (profile) => Number(profile.hasHourlyRate)),
  along('yearsOfExperience', [0, 1, 3, 5, 10], (profile) => profile.yearsOfExperience),
  along('specializations', [0, 2, 4], (profile) => profile.specializations),
  along('certifications', [0, 1, 2, 3], (profile) => profile.certifications),
  along('verifiedCertifications', [0, 1, 2, 3], (profile) => profile.verifiedCertifications),
  along('completedJobs', [0, 1, 5, 15, 50, 100], (profile) => profile.completedJobs),
  { ...along('rating', [0, 1, 2, 3, 3.5, 4, 4.5, 5], (profile) => profile.rating), good: 4 },
  {
    ...along('clientSatisfaction', [0, 25, 50, 70, 80, 90, 100], (profile) => profile.clientSatisfaction),
    good: 80,
  },
  along('isActive', [0, 0.5, 1], ({ isActive }) => (isActive === undefined ? 0.5 : Number(isActive))),
];

function along(field: string, knots: readonly number[], read: ScoreCurve['read']): ScoreCurve {
  return { field, reads: [field], knots, read };
}

/** The columns of each curve and, where a field may be unknown, one for that. */
const features: readonly Feature<Profile>[] = scoreCurves.flatMap(({ field, reads, knots, read, good }) => [
  thermometer(field, knots, reads, read),
  ...(good === undefined
    ? []
    : [
        numeric<Profile>(`${field}_unknown`, '1 when unknown', reads, (profile) =>
          read(profile) === undefined ? 1 : 0,
        ),
      ]),
]);

/**
 * A score as a sum of parts, one for each field of the profile: one linear layer whose weights are 0 or more, so that no
 * part, and no score, ever falls when its field rises.
 *
 * Outputs: the points of each part, in the order of `scoreCurves`, then the maximum of each, which no column moves. The
 * record is that of the score's range.
 */
export const profileScoreParts: Design<Profile, ScorePrediction> = {
  id: 'profile-score/parts',
  features,
  outputs: 2 * scoreCurves.length,
  tolerance: 0.005,
  additive: true,
  point: scoreCurves.map((_, part) => part),
  head(calibration) {
    const read = openRange(calibration, scoreScale);
    return (outputs, profile, unknown) => {
      const points = (output: number) => scoreScale.amount(outputs[output] ?? 0);
      const parts = scoreCurves.map(({ field }, part) => ({
        field,
        points: points(part),
        maximum: points(scoreCurves.length + part),
      }));
      const sum = parts.reduce((total, part) => total + part.points, 0);
      const ends = { lower: sum, middle: sum, upper: sum };
      const { middle: score, ...interval } = read(ends, [ratingGroup(profile)], unknown);
      return { score, ...interval, parts };
    };
  },
};
