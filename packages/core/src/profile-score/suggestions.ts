import type { Profile } from './input.ts';

/** What a worker could do next. `id` is stable: replace `text` by it to translate. */
export interface Suggestion {
  readonly id: string;
  readonly text: string;
  /** Points the score would rise by this change alone, above 0. */
  readonly gain: number;
}

/** One step of improvement: offered to a profile while it `applies`; `change` is what following it changes. */
export interface Advice {
  readonly id: string;
  readonly text: string;
  readonly applies: (profile: Profile) => boolean;
  readonly change: (profile: Profile) => Partial<Profile>;
  /** Whether only clients can give it: workers hear first what they can do themselves. */
  readonly fromClients?: boolean;
}

type NumericField = {
  [Field in keyof Profile]: Profile[Field] extends number | undefined ? Field : never;
}[keyof Profile];

/**
 * Steps for one number. A worker is offered the first goal not reached yet; following it brings the number to
 * `reach`, which is the goal unless given.
 */
function ladder(
  id: string,
  field: NumericField,
  steps: readonly (readonly [goal: number, text: string, reach?: number])[],
): readonly Advice[] {
  return steps.map(([goal, text, reach = goal], index) => {
    const previous = steps[index - 1]?.[0] ?? Number.NEGATIVE_INFINITY;
    return {
      id: `${id}-${goal}`,
      text,
      applies: ({ [field]: value }) => value !== undefined && value >= previous && value < goal,
      change: () => ({ [field]: reach }),
    };
  });
}

/** Steps that only clients can help a worker up. */
function earned(steps: readonly Advice[]): readonly Advice[] {
  return steps.map((advice) => ({ ...advice, fromClients: true }));
}

/** An added certificate counts as verified: one that is not would lower the share of verified ones. */
function certificationSteps(steps: readonly (readonly [goal: number, text: string])[]): readonly Advice[] {
  return ladder('certifications', 'certifications', steps).map((advice) => ({
    ...advice,
    change: (profile) => {
      const { certifications = profile.certifications } = advice.change(profile);
      const added = certifications - profile.certifications;
      return { certifications, verifiedCertifications: profile.verifiedCertifications + added };
    },
  }));
}

/** Everything a worker can be told, in the groups of the specification. */
export const advices: readonly Advice[] = [
  ...ladder('profile-completion', 'profileCompletion', [
    [50, 'Complete at least 50% of your profile.'],
    [70, 'Complete at least 70% of your profile, so that clients find you.'],
    [90, 'Complete at least 90% of your profile.'],
  ]),
  ...ladder('bio', 'bioLength', [
    [1, 'Introduce yourself: write a short bio.', 80], // nobody writes a bio of one character
    [80, 'Say more in your bio: at least 80 characters.'],
    [180, 'Tell clients what you do best: a bio of 180 characters or more.'],
  ]),
  {
    id: 'hourly-rate',
    text: 'Set an hourly rate, so that clients know what to expect.',
    applies: ({ hasHourlyRate }) => !hasHourlyRate,
    change: () => ({ hasHourlyRate: true }),
  },
  ...ladder('specializations', 'specializations', [
    [1, 'Name the kind of work you specialize in.'],
    [2, 'Add a second specialization.'],
    [4, 'List all you are good at: four specializations or more.'],
  ]),
  ...certificationSteps([
    [1, 'Add a certification that can be verified.'],
    [2, 'Add a second verified certification.'],
    [3, 'Add a third verified certification.'],
  ]),
  {
    id: 'verify-certifications',
    text: 'Have all your certifications verified.',
    applies: ({ certifications, verifiedCertifications }) => verifiedCertifications < certifications,
    change: ({ certifications }) => ({ verifiedCertifications: certifications }),
  },
  ...ladder('completed-jobs', 'completedJobs', [
    [1, 'Take on your first job.'],
    [5, 'Complete five jobs to show that you deliver.'],
    [15, 'Complete fifteen jobs.'],
    [50, 'Complete fifty jobs.'],
  ]),
  ...earned([
    {
      id: 'rating-first',
      text: 'Earn your first good rating: ask a happy client for a review.',
      applies: ({ rating }) => rating === undefined,
      change: () => ({ rating: 4.5 }),
    },
    ...ladder('rating', 'rating', [
      [3.5, 'Raise your rating to 3.5: ask what clients missed.'],
      [4, 'Raise your rating to 4.'],
      [4.5, 'Raise your rating to 4.5 or more.'],
    ]),
    ...ladder('satisfaction', 'clientSatisfaction', [
      [70, 'Aim for 70% client satisfaction: ask what clients missed.'],
      [85, 'Aim for 85% client satisfaction.'],
      [95, 'Aim for 95% client satisfaction.'],
    ]),
  ]),
  {
    id: 'active',
    text: 'Set yourself active, so that clients can hire you.',
    applies: ({ isActive }) => isActive !== true,
    change: () => ({ isActive: true }),
  },
  ...ladder('experience', 'yearsOfExperience', [
    [1, 'Gain a first year of experience, or add earlier work.'],
    [3, 'Gain three years of experience.'],
    [5, 'Gain five years of experience.'],
  ]),
];

/** The advice that applies to a profile, in the order of the list. */
export function adviceFor(profile: Profile): readonly Advice[] {
  return advices.filter((advice) => advice.applies(profile));
}

/** @returns the profile after one piece of advice was followed */
export function follow(profile: Profile, advice: Pick<Advice, 'change'>): Profile {
  return { ...profile, ...advice.change(profile) };
}

/**
 * Ranks advice: what workers can do themselves, then what only clients can give, and both by what they gain.
 *
 * @param scores the score of the profile, then of the profile after each of `adviceFor(profile)`
 * @returns the best `limit` with a gain
 */
export function rankSuggestions(
  profile: Profile,
  scores: readonly number[],
  limit: number,
): readonly Suggestion[] {
  const [score = 0, ...followed] = scores;
  return adviceFor(profile)
    .map(({ id, text, fromClients = false }, index) => {
      return { id, text, fromClients, gain: rounded((followed[index] ?? score) - score) };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => Number(a.fromClients) - Number(b.fromClients) || b.gain - a.gain)
    .slice(0, limit)
    .map(({ id, text, gain }) => ({ id, text, gain }));
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
