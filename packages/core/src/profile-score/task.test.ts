import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.test-support.ts';
import { categoryOf, type ProfileScore } from './basics.ts';
import { type Profile, type ProfileInput, parseProfile } from './input.ts';
import { profileScoreSpec43 } from './spec-43.ts';
import { adviceFor, advices } from './suggestions.ts';
import { profileScoreTask } from './task.ts';

const { variants, guess, answer } = profileScoreTask;
const head = profileScoreSpec43.head(undefined);
const five = { suggestions: 5 };
const none = { suggestions: 0 };
const parsed = (input: ProfileInput) => parseProfile(input).parsed;
const read = (output: number) => head([output], parsed({}), []);

const heuristicAnswer = (profile: Profile) =>
  answer(
    variants(profile, five).map((variant) => guess(variant)),
    profile,
    five,
  );

function expectScore({ score, suggestions }: ProfileScore) {
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(100);
  expect(suggestions.length).toBeLessThanOrEqual(5);
  for (const { gain } of suggestions) expect(gain).toBeGreaterThan(0);
  const ranks = suggestions.map(({ id, gain }) => [
    Number(advices.find((advice) => advice.id === id)?.fromClients ?? false),
    -gain,
  ]);
  expect(ranks).toEqual(ranks.toSorted(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y));
}

describe('the category of a score', () => {
  it.each([
    [0, 'Poor'],
    [49.9, 'Poor'],
    [50, 'Fair'],
    [69.9, 'Fair'],
    [70, 'Good'],
    [84.9, 'Good'],
    [85, 'Excellent'],
    [100, 'Excellent'],
  ])('%d is %s', (score, category) => expect(categoryOf(score)).toBe(category));
});

describe('the profile-score task', () => {
  it.each([
    [-0.1, 0],
    [78.54, 78.54],
    [100.1, 100],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 100],
    [Number.NEGATIVE_INFINITY, 0],
  ])('takes an output of %d for %d points', (output, score) => expect(read(output).score).toBe(score));

  it('asks the network for the profile, then for what each piece of advice would make of it', () => {
    const profile = parsed({ profileCompletion: 60 });
    const asked = variants(profile, five);
    expect(asked).toHaveLength(1 + adviceFor(profile).length);
    expect(asked[0]).toBe(profile);
    expect(asked[1]).toEqual({ ...profile, profileCompletion: 70 });
    expect(profileScoreSpec43.outputs).toBe(1);
  });

  it('asks for the profile alone when no suggestions are wanted', () =>
    expect(variants(parsed({}), none)).toEqual([parsed({})]));

  it("answers the network's score, its category and the gains", () => {
    const profile = parsed({ profileCompletion: 60 });
    const predictions = variants(profile, five).map((_, row) => read(row === 1 ? 81.23 : 78.46));
    expect(answer(predictions, profile, five)).toMatchObject({
      score: 78.5,
      category: 'Good',
      suggestions: [
        {
          id: 'profile-completion-70',
          text: 'Complete at least 70% of your profile, so that clients find you.',
          gain: 2.8,
        },
      ],
    });
  });

  it('shows a category that agrees with the rounded score', () =>
    expect(answer([read(84.96)], parsed({}), none)).toMatchObject({
      score: 85,
      category: 'Excellent',
    }));

  it('answers by heuristic', () =>
    expect(
      heuristicAnswer(parsed({ profileCompletion: 100, rating: 5, isActive: true, hourlyRate: 9 })),
    ).toMatchObject({ score: 55, category: 'Fair' }));

  it('never leaves 0..100, for any profile and any output', () =>
    fc.assert(
      fc.property(arbitraryProfile, fc.infiniteStream(fc.double()), (input, stream) => {
        const profile = parsed(input);
        const predictions = variants(profile, five).map(() => read(stream.next().value));
        expectScore(answer(predictions, profile, five));
        expectScore(heuristicAnswer(profile));
      }),
    ));
});
