import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { parseProfile } from './input.ts';

const parsed = (input: unknown) => parseProfile(input).parsed;

describe("a worker's profile", () => {
  it('takes the defaults of the specification and lists what was missing', () =>
    expect(parsed({})).toEqual({
      profileCompletion: 0,
      bioLength: 0,
      hasHourlyRate: false,
      yearsOfExperience: 0,
      specializations: 0,
      certifications: 0,
      verifiedCertifications: 0,
      completedJobs: 0,
      rating: undefined,
      earnings: 0,
      clientSatisfaction: undefined,
      isActive: undefined,
      country: undefined,
      skill: undefined,
      missing: [
        'profileCompletion',
        'bio',
        'hourlyRate',
        'yearsOfExperience',
        'specializations',
        'certifications',
        'verifiedCertifications',
        'completedJobs',
        'rating',
        'earnings',
        'clientSatisfaction',
        'isActive',
        'country',
        'skill',
      ],
    }));

  it('takes null for missing', () =>
    expect(parsed({ rating: null, isActive: null, bio: null })).toEqual(parsed({})));

  it('never asks for gender, age or language', () => {
    const { parsed, given } = parseProfile({ gender: 'F', age: 40, language: 'English' });
    expect({ parsed, given }).toEqual({ parsed: parseProfile({}).parsed, given: [] });
  });

  it('takes a rating of 0 for none yet, and a satisfaction of 0 for what it says', () =>
    expect(parsed({ rating: 0, clientSatisfaction: 0 })).toMatchObject({
      rating: undefined,
      clientSatisfaction: 0,
    }));

  it.each([
    [{ bio: 'Plumber 🔧' }, 9],
    [{ bio: '  \n ' }, 0],
    [{ bio: ' ab ' }, 2],
    [{ bioLength: 120 }, 120],
    [{ bio: 'ab', bioLength: 120 }, 2],
    [{ bio: '<p>Plumber&nbsp;🔧</p><p></p>' }, 9],
    [{ bio: 'x'.repeat(200_000) }, 200_000],
  ])('counts the code points of the bio without blanks around it', (input, length) =>
    expect(parsed(input).bioLength).toBe(length),
  );

  it('does not list the bio as missing when its length is known', () =>
    expect(parsed({ bioLength: 120 }).missing).not.toContain('bio'));

  it('only asks whether an hourly rate is set', () => {
    expect(parsed({ hourlyRate: 0.5 }).hasHourlyRate).toBe(true);
    expect(parsed({ hourlyRate: 0 }).hasHourlyRate).toBe(false);
  });

  it('compares country and skill by key', () =>
    expect(parsed({ country: ' INDIA ', skill: 'ui/ux Design' })).toMatchObject({
      country: 'india',
      skill: 'ui-ux-design',
    }));

  it.each([
    [{ profileCompletion: 100.1 }, 'profileCompletion is 100.1.', 'Pass a number from 0 to 100.'],
    [{ bio: 5 }, 'bio is 5.', 'Pass a string.'],
    [{ bioLength: -1 }, 'bioLength is -1.', 'Pass a number of 0 or more.'],
    [{ hourlyRate: '$40' }, 'hourlyRate is "$40".', 'Pass a number of 0 or more.'],
    [{ yearsOfExperience: 101 }, 'yearsOfExperience is 101.', 'Pass a number from 0 to 100.'],
    [{ specializations: -1 }, 'specializations is -1.', 'Pass a number of 0 or more.'],
    [{ certifications: -1 }, 'certifications is -1.', 'Pass a number of 0 or more.'],
    [{ verifiedCertifications: -1 }, 'verifiedCertifications is -1.', 'Pass a number of 0 or more.'],
    [
      { certifications: 2, verifiedCertifications: 3 },
      'verifiedCertifications is 3, with 2 certifications.',
      'Count at most the certifications.',
    ],
    [{ completedJobs: -1 }, 'completedJobs is -1.', 'Pass a number of 0 or more.'],
    [{ rating: 5.1 }, 'rating is 5.1.', 'Pass a number from 0 to 5.'],
    [{ earnings: -1 }, 'earnings is -1.', 'Pass a number of 0 or more.'],
    [{ clientSatisfaction: -0.1 }, 'clientSatisfaction is -0.1.', 'Pass a number from 0 to 100.'],
    [{ isActive: 'yes' }, 'isActive is "yes".', 'Pass true or false.'],
    [{ country: 5 }, 'country is 5.', 'Pass a string.'],
    [{ skill: [] }, 'skill is a list.', 'Pass a string.'],
    [7, 'The input is 7.', "Pass a worker's profile as an object."],
  ])('refuses %j, naming field, value and fix', (input, message, hint) =>
    expect(thrownBy(() => parseProfile(input))).toEqual({ code: 'input/invalid', message, hint }),
  );

  it.each([
    'profileCompletion',
    'yearsOfExperience',
    'completedJobs',
    'rating',
    'earnings',
    'clientSatisfaction',
  ])('refuses a %s that is not finite', (field) =>
    expect(thrownBy(() => parseProfile({ [field]: Number.NaN }))).toMatchObject({
      code: 'input/not-finite',
      message: `${field} is NaN.`,
    }),
  );

  it('takes how many suggestions are wanted, and refuses less than none', () => {
    expect(parseProfile({}).view).toEqual({ suggestions: 5 });
    expect(parseProfile({}, { suggestions: 0 }).view).toEqual({ suggestions: 0 });
    expect(thrownBy(() => parseProfile({}, { suggestions: -1 })).message).toBe('suggestions is -1.');
    expect(thrownBy(() => parseProfile({}, { suggestions: Number.NaN })).message).toBe('suggestions is NaN.');
  });
});
