import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.test-support.ts';
import { type HeuristicPoints, heuristicPoints, heuristicScore, scoreReference } from './heuristic.ts';
import { improved } from './improved-profile.test-support.ts';
import { type ProfileInput, parseProfile } from './input.ts';

const pointsOf = (input: ProfileInput) => heuristicPoints(parseProfile(input).parsed);
const scoreOf = (input: ProfileInput) => heuristicScore(parseProfile(input).parsed);

const perfect: ProfileInput = {
  profileCompletion: 100,
  bioLength: 200,
  yearsOfExperience: 10,
  certifications: 3,
  verifiedCertifications: 3,
  completedJobs: 50,
  rating: 5,
  hourlyRate: 40,
  isActive: true,
};

describe('the profile heuristic', () => {
  it('gives 100 points to a perfect profile, in the shares of the specification', () => {
    expect(pointsOf(perfect)).toEqual({
      completion: 20,
      bio: 5,
      experience: 15,
      certifications: 10,
      jobs: 15,
      rating: 25,
      hourlyRate: 5,
      active: 5,
    });
    expect(scoreOf(perfect)).toBe(100);
  });

  it('gives none to an empty one', () => expect(scoreOf({})).toBe(0));

  it.each<[keyof HeuristicPoints, ProfileInput, points: number]>([
    ['completion', { profileCompletion: 62.5 }, 12.5],
    ['bio', { bioLength: 100 }, 2.5],
    ['bio', { bioLength: 199 }, 4.975],
    ['bio', { bioLength: 201 }, 5],
    ['experience', { yearsOfExperience: 4 }, 6],
    ['experience', { yearsOfExperience: 11 }, 15],
    ['certifications', { certifications: 1 }, 2],
    ['certifications', { certifications: 1, verifiedCertifications: 1 }, 7],
    ['certifications', { certifications: 2, verifiedCertifications: 1 }, 7], // as for the verified one alone
    ['certifications', { certifications: 3, verifiedCertifications: 1 }, 6 + 5 / 3],
    ['certifications', { certifications: 3, verifiedCertifications: 3 }, 10], // 11 capped
    ['certifications', { certifications: 50 }, 10],
    ['jobs', { completedJobs: 10 }, 3],
    ['jobs', { completedJobs: 51 }, 15],
    ['rating', { rating: 4 }, 20],
    ['rating', { rating: 0 }, 0],
    ['hourlyRate', { hourlyRate: 0.01 }, 5],
    ['hourlyRate', { hourlyRate: 0 }, 0],
    ['active', { isActive: true }, 5],
    ['active', { isActive: null }, 0],
    ['active', { isActive: false }, 0],
  ])('gives for %s of %j %d points', (component, input, points) =>
    expect(pointsOf(input)[component]).toBeCloseTo(points, 12),
  );

  it('sums the components', () =>
    expect(
      scoreOf({
        profileCompletion: 60,
        bioLength: 80,
        yearsOfExperience: 2,
        completedJobs: 5,
        rating: 4,
      }),
    ).toBeCloseTo(12 + 2 + 3 + 1.5 + 20, 12));

  it('does not look at country, skill, earnings, satisfaction or specializations', () =>
    expect(
      scoreOf({
        country: 'India',
        skill: 'AI',
        earnings: 1e6,
        clientSatisfaction: 100,
        specializations: 9,
      }),
    ).toBe(0));

  const market = scoreReference({ none: 55, all: 99, unrated: 4 });

  it.each([
    ['the specification', undefined],
    ['a market', market],
  ])('stays within 0..100 for any profile on the scale of %s', (_, reference) =>
    fc.assert(
      fc.property(arbitraryProfile, (input) => {
        const score = heuristicScore(parseProfile(input).parsed, reference);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
    ),
  );

  it.each([
    ['the specification', undefined],
    ['a market', market],
  ])('never falls on the scale of %s when a field rises that a worker can improve', (_, reference) =>
    fc.assert(
      fc.property(improved, ({ before, after }) => {
        expect(heuristicScore(after, reference)).toBeGreaterThanOrEqual(heuristicScore(before, reference));
      }),
      { numRuns: 1_000 },
    ),
  );

  it('reads its points on the line of a market, with a rating in place of an unknown one', () => {
    const score = (input: ProfileInput) => heuristicScore(parseProfile(input).parsed, market);
    expect(score({})).toBeCloseTo(55 + 0.44 * 20, 12);
    expect(score({ rating: 4 })).toBe(score({}));
    expect(score(perfect)).toBe(99);
  });

  it.each([[[]], [[55, 99]], [[-1, 99, 4]], [[99, 55, 4]], [[0, 101, 4]], [[55, 99, 6]]])(
    'takes %j for no line of a market',
    (overall) => expect(heuristicScore(parseProfile(perfect).parsed, { overall, byCategory: {} })).toBe(100),
  );
});
