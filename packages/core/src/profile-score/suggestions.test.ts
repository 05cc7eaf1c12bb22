import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.test-support.ts';
import { heuristicScore } from './heuristic.ts';
import { type Profile, type ProfileInput, parseProfile } from './input.ts';
import { adviceFor, advices, follow, rankSuggestions } from './suggestions.ts';
import { profileScoreTask } from './task.ts';

const parsed = (input: ProfileInput) => parseProfile(input).parsed;
const idsFor = (input: ProfileInput) => adviceFor(parsed(input)).map(({ id }) => id);

/** The answer of the heuristic, which scores the profile and what each piece of advice would make of it. */
function heuristicAnswer(profile: Profile, suggestions = 5) {
  const variants = profileScoreTask.variants(profile, { suggestions });
  return profileScoreTask.answer(
    variants.map((variant) => profileScoreTask.guess(variant)),
    profile,
    { suggestions },
  );
}

/** Points the heuristic gives for following one piece of advice. */
function gainOf(id: string, input: ProfileInput): number {
  const profile = parsed(input);
  const advice = adviceFor(profile).find((advice) => advice.id === id);
  return advice ? heuristicScore(follow(profile, advice)) - heuristicScore(profile) : Number.NaN;
}

const finished: ProfileInput = {
  profileCompletion: 90,
  bioLength: 180,
  hourlyRate: 40,
  yearsOfExperience: 5,
  specializations: 4,
  certifications: 3,
  verifiedCertifications: 3,
  completedJobs: 50,
  rating: 4.5,
  clientSatisfaction: 95,
  isActive: true,
};

describe('advice', () => {
  it.each<[id: string, offered: readonly ProfileInput[], withheld: readonly ProfileInput[]]>([
    ['profile-completion-50', [{}, { profileCompletion: 49.9 }], [{ profileCompletion: 50 }]],
    [
      'profile-completion-70',
      [{ profileCompletion: 50 }, { profileCompletion: 69.9 }],
      [{ profileCompletion: 49.9 }, { profileCompletion: 70 }],
    ],
    [
      'profile-completion-90',
      [{ profileCompletion: 70 }, { profileCompletion: 89.9 }],
      [{ profileCompletion: 69.9 }, { profileCompletion: 90 }],
    ],
    ['bio-1', [{}, { bio: ' ' }], [{ bio: 'x' }]],
    ['bio-80', [{ bioLength: 1 }, { bioLength: 79 }], [{}, { bioLength: 80 }]],
    ['bio-180', [{ bioLength: 80 }, { bioLength: 179 }], [{ bioLength: 79 }, { bioLength: 180 }]],
    ['hourly-rate', [{}, { hourlyRate: 0 }], [{ hourlyRate: 1 }]],
    ['specializations-1', [{}], [{ specializations: 1 }]],
    ['specializations-2', [{ specializations: 1 }], [{}, { specializations: 2 }]],
    [
      'specializations-4',
      [{ specializations: 2 }, { specializations: 3 }],
      [{ specializations: 1 }, { specializations: 4 }],
    ],
    ['certifications-1', [{}], [{ certifications: 1 }]],
    ['certifications-2', [{ certifications: 1 }], [{}, { certifications: 2 }]],
    ['certifications-3', [{ certifications: 2 }], [{ certifications: 1 }, { certifications: 3 }]],
    [
      'verify-certifications',
      [{ certifications: 1 }, { certifications: 9, verifiedCertifications: 8 }],
      [{}, { certifications: 1, verifiedCertifications: 1 }],
    ],
    ['completed-jobs-1', [{}], [{ completedJobs: 1 }]],
    ['completed-jobs-5', [{ completedJobs: 1 }, { completedJobs: 4 }], [{}, { completedJobs: 5 }]],
    [
      'completed-jobs-15',
      [{ completedJobs: 5 }, { completedJobs: 14 }],
      [{ completedJobs: 4 }, { completedJobs: 15 }],
    ],
    [
      'completed-jobs-50',
      [{ completedJobs: 15 }, { completedJobs: 49 }],
      [{ completedJobs: 14 }, { completedJobs: 50 }],
    ],
    ['rating-first', [{}, { rating: 0 }], [{ rating: 0.1 }]],
    ['rating-3.5', [{ rating: 0.1 }, { rating: 3.49 }], [{}, { rating: 3.5 }]],
    ['rating-4', [{ rating: 3.5 }, { rating: 3.99 }], [{ rating: 3.49 }, { rating: 4 }]],
    ['rating-4.5', [{ rating: 4 }, { rating: 4.49 }], [{ rating: 3.99 }, { rating: 4.5 }]],
    [
      'satisfaction-70',
      [{ clientSatisfaction: 0 }, { clientSatisfaction: 69.9 }],
      [{}, { clientSatisfaction: 70 }],
    ],
    [
      'satisfaction-85',
      [{ clientSatisfaction: 70 }, { clientSatisfaction: 84.9 }],
      [{ clientSatisfaction: 69.9 }, { clientSatisfaction: 85 }],
    ],
    [
      'satisfaction-95',
      [{ clientSatisfaction: 85 }, { clientSatisfaction: 94.9 }],
      [{ clientSatisfaction: 84.9 }, { clientSatisfaction: 95 }],
    ],
    ['active', [{}, { isActive: false }], [{ isActive: true }]],
    ['experience-1', [{}, { yearsOfExperience: 0.9 }], [{ yearsOfExperience: 1 }]],
    [
      'experience-3',
      [{ yearsOfExperience: 1 }, { yearsOfExperience: 2.9 }],
      [{ yearsOfExperience: 0.9 }, { yearsOfExperience: 3 }],
    ],
    [
      'experience-5',
      [{ yearsOfExperience: 3 }, { yearsOfExperience: 4.9 }],
      [{ yearsOfExperience: 2.9 }, { yearsOfExperience: 5 }],
    ],
  ])('%s is offered to %j, not to %j', (id, offered, withheld) => {
    for (const input of offered) expect(idsFor(input), JSON.stringify(input)).toContain(id);
    for (const input of withheld) expect(idsFor(input), JSON.stringify(input)).not.toContain(id);
  });

  it.each<[id: string, ProfileInput, gain: number]>([
    ['profile-completion-50', {}, 10],
    ['profile-completion-70', { profileCompletion: 55 }, 3],
    ['profile-completion-90', { profileCompletion: 70 }, 4],
    ['bio-1', {}, 2], // a short bio is one of 80 characters
    ['bio-80', { bioLength: 40 }, 1],
    ['bio-180', { bioLength: 100 }, 2],
    ['hourly-rate', {}, 5],
    ['specializations-1', {}, 0], // no points of the heuristic
    ['specializations-2', { specializations: 1 }, 0],
    ['specializations-4', { specializations: 2 }, 0],
    ['certifications-1', {}, 7],
    ['certifications-2', { certifications: 1 }, 5], // from 2 to 7, as for the verified one alone
    ['certifications-3', { certifications: 2, verifiedCertifications: 2 }, 1], // 9 to the cap of 10
    ['verify-certifications', { certifications: 2 }, 5],
    ['completed-jobs-1', {}, 0.3],
    ['completed-jobs-5', { completedJobs: 1 }, 1.2],
    ['completed-jobs-15', { completedJobs: 5 }, 3],
    ['completed-jobs-50', { completedJobs: 20 }, 9],
    ['rating-first', {}, 22.5],
    ['rating-3.5', { rating: 3 }, 2.5],
    ['rating-4', { rating: 3.5 }, 2.5],
    ['rating-4.5', { rating: 4.2 }, 1.5],
    ['satisfaction-70', { clientSatisfaction: 50 }, 0],
    ['satisfaction-85', { clientSatisfaction: 70 }, 0],
    ['satisfaction-95', { clientSatisfaction: 85 }, 0],
    ['active', { isActive: false }, 5],
    ['experience-1', {}, 1.5],
    ['experience-3', { yearsOfExperience: 2 }, 1.5],
    ['experience-5', { yearsOfExperience: 3 }, 3],
  ])('%s gains a profile of %j %d points of the heuristic', (id, input, gain) =>
    expect(gainOf(id, input)).toBeCloseTo(gain, 9),
  );

  it('is none for a finished profile', () => expect(idsFor(finished)).toEqual([]));

  it('has an id and a text of its own', () => {
    expect(new Set(advices.map(({ id }) => id)).size).toBe(advices.length);
    expect(new Set(advices.map(({ text }) => text)).size).toBe(advices.length);
  });

  it('no longer applies once it was followed, and leaves a valid profile', () =>
    fc.assert(
      fc.property(arbitraryProfile, (input) => {
        const profile = parsed(input);
        for (const advice of adviceFor(profile)) {
          const followed = follow(profile, advice);
          expect(advice.applies(followed), advice.id).toBe(false);
          expect(followed.verifiedCertifications).toBeLessThanOrEqual(followed.certifications);
        }
      }),
    ));
});

describe('suggestions', () => {
  it('are ranked by their gain, ties in the order of the list, at most five', () =>
    expect(heuristicAnswer(parsed({})).suggestions.map(({ id, gain }) => [id, gain])).toEqual([
      ['profile-completion-50', 10],
      ['certifications-1', 7],
      ['hourly-rate', 5],
      ['active', 5],
      ['bio-1', 2],
    ]));

  it('name what only clients can give after all that a worker can do, however much it gains', () =>
    expect(
      heuristicAnswer(parsed({ ...finished, rating: undefined, isActive: false })).suggestions.map(
        ({ id, gain }) => [id, gain],
      ),
    ).toEqual([
      ['active', 5],
      ['rating-first', 22.5],
    ]));

  it('are as many as asked for', () => {
    const count = (suggestions: number) => heuristicAnswer(parsed({}), suggestions).suggestions.length;
    expect(count(0)).toBe(0);
    expect(count(2)).toBe(2);
    expect(count(100)).toBe(8); // all that gain a point of the heuristic
  });

  it('leave out what gains nothing or costs points', () => {
    const profile = parsed({ ...finished, rating: 4, isActive: false });
    expect(adviceFor(profile).map(({ id }) => id)).toEqual(['rating-4.5', 'active']);
    expect(rankSuggestions(profile, [60, 59.9, 60.04], 5)).toEqual([]);
  });

  it('say the gain to a tenth of a point', () =>
    expect(rankSuggestions(parsed({ ...finished, rating: 4 }), [60, 62.34], 5)).toEqual([
      { id: 'rating-4.5', text: 'Raise your rating to 4.5 or more.', gain: 2.3 },
    ]));

  it('raise the score of at least 99 % of 2,000 profiles below 85, following the first', () => {
    const below85 = fc
      .sample(arbitraryProfile, { numRuns: 4_000, seed: 2026 })
      .map(parsed)
      .filter((profile) => heuristicAnswer(profile).score < 85)
      .slice(0, 2_000);
    expect(below85).toHaveLength(2_000);
    const raised = below85.filter((profile) => {
      const [first] = heuristicAnswer(profile).suggestions;
      const advice = advices.find(({ id }) => id === first?.id);
      return advice && heuristicScore(follow(profile, advice)) > heuristicScore(profile);
    });
    expect(raised.length).toBeGreaterThanOrEqual(1_980);
  });
});
