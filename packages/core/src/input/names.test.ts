import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionTimeTask } from '../completion-time/task.ts';
import { priceTask } from '../price/task.ts';
import { profileScoreTask } from '../profile-score/task.ts';
import { camelCased } from './names.ts';

describe('names in snake_case', () => {
  it.each([
    [{ skill_level: 'EXPERT' }, { skillLevel: 'EXPERT' }],
    [
      { years_of_experience: 7, is_active: true },
      { yearsOfExperience: 7, isActive: true },
    ],
    [{ title: 'x' }, { title: 'x' }],
    [{ skillLevel: 'EXPERT' }, { skillLevel: 'EXPERT' }],
    [
      { _id: 1, a__b: 2, a_1: 3, a_B: 4, a_: 5 },
      { Id: 1, a_B: 4, a_1: 3, a_: 5 },
    ],
  ])('become those of the library: %j', (given, expected) => expect(camelCased(given)).toEqual(expected));

  it.each([
    [{ category_id: 3 }, { category: 3 }],
    [{ job_scope: 'MINOR_REPAIR' }, { scope: 'MINOR_REPAIR' }],
    [{ work_environment: 'BOTH' }, { environment: 'BOTH' }],
    [{ primary_skill: 'AI' }, { skill: 'AI' }],
    [{ categoryId: 3 }, { category: 3 }],
  ])('that say more than the library are shortened: %j', (given, expected) =>
    expect(camelCased(given)).toEqual(expected),
  );

  it('are renamed in lists and objects within, too', () =>
    expect(camelCased([{ worker: { completed_jobs: 42, past_jobs: [{ category_id: 1 }] } }, {}])).toEqual([
      { worker: { completedJobs: 42, pastJobs: [{ category: 1 }] } },
      {},
    ]));

  it('are names only: values stay as they are', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined)),
        (value) => {
          expect(camelCased(value)).toBe(value);
          expect(camelCased({ some_name: value, tags: ['job_scope', value] })).toEqual({
            someName: value,
            tags: ['job_scope', value],
          });
        },
      ),
    ));

  it('are renamed only as deep as an input goes', () => {
    const depth = 100_000;
    const deep = JSON.parse(`${'{"a_b":'.repeat(depth)}1${'}'.repeat(depth)}`);
    expect(camelCased(deep)).toMatchObject({ aB: { aB: {} } });
  });

  it('that every object has are names like others', () =>
    expect(camelCased(JSON.parse('{ "constructor": 1, "to_string": 2, "__proto__": { "a_b": 3 } }'))).toEqual(
      JSON.parse('{ "constructor": 1, "toString": 2, "_Proto__": { "aB": 3 } }'),
    ));

  it('change nothing the second time', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]+(_[a-z]+)*$/), fc.integer()), (given) => {
        expect(camelCased(camelCased(given))).toEqual(camelCased(given));
      }),
    ));
});

describe('a request of the HTTP interface', () => {
  it('is a job whose duration is asked for', () =>
    expect(
      completionTimeTask.parse(
        camelCased({
          category_id: 3,
          budget: 5000,
          urgency: 'HIGH',
          materials: ['paint', 'brushes'],
          job_type: 'LISTING',
          worker: { completed_jobs: 42, profile_completion: 80 },
        }),
      ).parsed,
    ).toMatchObject({
      category: '3',
      budget: 5000,
      urgency: 'HIGH',
      materials: 2,
      jobType: 'LISTING',
      worker: { completedJobs: 42, profileCompletion: 80 },
    }));

  it('is a job posting', () =>
    expect(
      priceTask.parse(
        camelCased({
          category_id: 'Plumbing',
          skill_level: 'expert',
          job_scope: 'MAJOR_RENOVATION',
          work_environment: 'OUTDOOR',
        }),
      ).parsed,
    ).toMatchObject({
      category: 'plumbing',
      skillLevel: 'EXPERT',
      scope: 'MAJOR_RENOVATION',
      environment: 'OUTDOOR',
    }));

  it('is a profile', () =>
    expect(
      profileScoreTask.parse(camelCased({ primary_skill: 'AI', years_of_experience: 7, is_active: false }))
        .parsed,
    ).toMatchObject({ skill: 'ai', yearsOfExperience: 7, isActive: false }));
});
