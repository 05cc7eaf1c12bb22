import { describe, expect, it } from 'vitest';
import { thrownBy } from '../test-support/thrown-error.test-support.ts';
import { parseCompletionTime } from './input.ts';

const parsed = (...question: Parameters<typeof parseCompletionTime>) =>
  parseCompletionTime(...question).parsed;

describe('a job whose duration is asked for', () => {
  it('takes the defaults of the specification and lists what was missing', () =>
    expect(parsed({})).toEqual({
      budget: undefined,
      category: undefined,
      urgency: 'MEDIUM',
      materials: 0,
      materialNames: [],
      jobType: 'LISTING',
      chosen: { urgency: undefined, jobType: undefined },
      createdAt: { weekday: undefined, hour: undefined, month: undefined },
      worker: {
        completedJobs: 0,
        rating: 0,
        earnings: 0,
        specializations: 0,
        experienceYears: 0,
        profileCompletion: 0,
      },
      knownWorker: {},
      titleText: '',
      descriptionText: '',
      tags: [],
      attributes: [],
      missing: ['budget', 'category', 'urgency', 'materials', 'jobType', 'createdAt', 'worker'],
    }));

  it('lists what is missing of a worker who is known in part', () =>
    expect(parsed({ worker: { rating: 4, completedJobs: 0 } }).missing.slice(-4)).toEqual([
      'worker.earnings',
      'worker.specializations',
      'worker.experienceYears',
      'worker.profileCompletion',
    ]));

  it('turns the budget into PHP', () => {
    expect(parsed({ budget: 100, currency: 'usd' }).budget).toBe(5600);
    expect(parsed({ budget: 100, currency: 'CHF' }, { rates: { CHF: 64 } }).budget).toBe(6400);
    expect(parsed({ budget: 0 }).budget).toBe(0);
    expect(parsed({ budget: 1e308, currency: 'usd' }).budget).toBe(Number.MAX_VALUE);
  });

  it('turns the time of posting into that of the marketplace when told where it is', () => {
    const hourOf = (createdAt: string, timeZone?: string) =>
      parsed({ createdAt }, { timeZone }).createdAt.hour;
    expect(hourOf('2026-11-24T01:30:00Z')).toBe(1);
    expect(hourOf('2026-11-24T01:30:00Z', 'Asia/Manila')).toBe(9);
    expect(hourOf('2026-11-24T09:30+08:00[Asia/Manila]', 'Asia/Manila')).toBe(9);
    expect(hourOf('2026-11-24T09:30', 'Asia/Manila')).toBe(9);
    expect(hourOf('2026-11-24', 'Asia/Manila')).toBeUndefined();
    expect(parsed({ createdAt: '2026-11-29T20:00Z' }, { timeZone: 'Asia/Manila' }).createdAt).toEqual({
      weekday: 0,
      hour: 4,
      month: 11,
    });
  });

  it.each([
    [{ budget: -1 }, 'budget is -1.', 'Pass a number of 0 or more.'],
    [{ budget: '5000' }, 'budget is "5000".', 'Pass a number of 0 or more.'],
    [{ urgency: 'ASAP' }, 'urgency is "ASAP".', 'Use one of LOW, MEDIUM, HIGH.'],
    [{ jobType: 'GIG' }, 'jobType is "GIG".', 'Use one of LISTING, INVITE.'],
    [{ materials: 'paint' }, 'materials is "paint".', 'Pass a list of strings.'],
    [{ createdAt: 17 }, 'createdAt is 17.', 'Pass a string.'],
    [{ worker: 5 }, 'worker is 5.', "Pass a worker's history as an object, or null."],
    [{ worker: { rating: 5.1 } }, 'worker.rating is 5.1.', 'Pass a number from 0 to 5.'],
    [{ worker: { completedJobs: -1 } }, 'worker.completedJobs is -1.', 'Pass a number of 0 or more.'],
    [{ worker: { earnings: -1 } }, 'worker.earnings is -1.', 'Pass a number of 0 or more.'],
    [{ worker: { specializations: -1 } }, 'worker.specializations is -1.', 'Pass a number of 0 or more.'],
    [{ worker: { experienceYears: -1 } }, 'worker.experienceYears is -1.', 'Pass a number of 0 or more.'],
    [
      { worker: { profileCompletion: 101 } },
      'worker.profileCompletion is 101.',
      'Pass a number from 0 to 100.',
    ],
    [null, 'The input is null.', 'Pass a job as an object.'],
  ])('refuses %j, naming field, value and fix', (input, message, hint) =>
    expect(thrownBy(() => parseCompletionTime(input))).toEqual({ code: 'input/invalid', message, hint }),
  );

  it('refuses a budget or a history that is not finite', () => {
    expect(thrownBy(() => parseCompletionTime({ budget: Number.NaN }))).toMatchObject({
      code: 'input/not-finite',
      message: 'budget is NaN.',
    });
    expect(thrownBy(() => parseCompletionTime({ worker: { earnings: 1 / 0 } }))).toMatchObject({
      code: 'input/not-finite',
      message: 'worker.earnings is Infinity.',
    });
  });

  it('refuses a budget in an unknown currency', () =>
    expect(thrownBy(() => parseCompletionTime({ budget: 1, currency: 'XYZ' })).message).toBe(
      'currency is "XYZ".',
    ));
});
