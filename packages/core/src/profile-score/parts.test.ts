import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RangeCalibration } from '../calibration/range.ts';
import { createEncoder } from '../encoding/encode.ts';
import { columnNames } from '../encoding/feature.ts';
import { densify } from '../encoding/rows.ts';
import { arbitraryProfile } from './arbitrary-profile.test-support.ts';
import { improvableFields, improved } from './improved-profile.test-support.ts';
import { type Profile, type ProfileInput, parseProfile } from './input.ts';
import { profileScoreParts, scoreCurves } from './parts.ts';

const parsed = (input: ProfileInput) => parseProfile(input).parsed;
const { shape, encode } = createEncoder(profileScoreParts.features);
const row = (profile: Profile) => densify(encode([profile]), shape);
const names = columnNames(profileScoreParts.features);
const unknownColumns = ['rating_unknown', 'clientSatisfaction_unknown'];

const calibration: RangeCalibration = {
  knots: [{ at: 50, lower: -2, upper: 3 }],
  groups: { rating: { lower: -3, upper: 2 }, unrated: { lower: -10, upper: 7 } },
  widths: [0, 5, 10, 15, 20],
};
const head = profileScoreParts.head(calibration);
const points = scoreCurves.map((_, part) => part);
const maxima = scoreCurves.map(() => 10);
const outputs = [...points, ...maxima];

describe('the row of a profile', () => {
  it('has nothing in it for a profile with nothing', () => {
    const nothing = row(parsed({ isActive: false }));
    expect(names.filter((_, column) => nothing[column] !== 0)).toEqual(unknownColumns);
  });

  it('has every column but the unknown ones for a profile with everything', () => {
    const everything = row(
      parsed({
        profileCompletion: 100,
        bioLength: 500,
        hourlyRate: 1,
        yearsOfExperience: 20,
        specializations: 5,
        certifications: 3,
        verifiedCertifications: 3,
        completedJobs: 100,
        rating: 5,
        clientSatisfaction: 100,
        isActive: true,
      }),
    );
    names.forEach((name, column) => {
      expect(everything[column], name).toBe(unknownColumns.includes(name) ? 0 : 1);
    });
  });

  it('never has less in a column when a field rises that was known', () =>
    fc.assert(
      fc.property(improved, ({ before, after }) => {
        const [low, high] = [row(before), row(after)];
        names.forEach((name, column) => {
          if (!unknownColumns.includes(name))
            expect(high[column], name).toBeGreaterThanOrEqual(low[column] ?? Number.NaN);
        });
      }),
    ));

  it('does not change with country, skill or earnings', () =>
    fc.assert(
      fc.property(arbitraryProfile, (input) => {
        const { country, skill, earnings, ...rest } = input;
        expect(row(parsed(input))).toEqual(row(parsed(rest)));
      }),
    ));
});

describe('a score made of parts', () => {
  it('has a part for every field that a worker can improve', () =>
    expect(scoreCurves.map(({ field }) => field).sort()).toEqual([...improvableFields].sort()));

  it('bends at the knot up to which an unknown value may count', () => {
    for (const { good, knots } of scoreCurves) if (good !== undefined) expect(knots).toContain(good);
  });

  it('is the sum of its parts, each with its maximum', () => {
    const { score, parts = [] } = head(outputs, parsed({}), []);
    expect(score).toBe(55);
    expect(parts.map((part) => part.points)).toEqual(points);
    expect(parts.map(({ maximum }) => maximum)).toEqual(maxima);
  });

  it.each<[ProfileInput, interval: readonly number[], confidence: number]>([
    [{ rating: 4, clientSatisfaction: 80 }, [53, 58], 0.75],
    [{ rating: 4 }, [50, 60], 0.5],
    [{}, [43, 65], 0],
  ])('of %j has the interval %j of those of whom as much is known', (input, [lower, upper], confidence) =>
    expect(head(outputs, parsed(input), [])).toMatchObject({ lower, upper, level: 0.8, confidence }),
  );

  it('never leaves the scale, nor does its interval', () =>
    fc.assert(
      fc.property(arbitraryProfile, fc.array(fc.double(), { minLength: 22, maxLength: 22 }), (input, raw) => {
        const { score, lower, upper } = head(raw, parsed(input), []);
        for (const points of [score, lower, upper]) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(100);
        }
        expect(lower).toBeLessThanOrEqual(score);
        expect(upper).toBeGreaterThanOrEqual(score);
      }),
    ));

  it('refuses a record that lacks something', () =>
    expect(() => profileScoreParts.head({})).toThrow(TypeError));
});
