import { completionTimeTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openTables } from '../data/table/open-tables.ts';
import { temporaryFile } from '../data/temporary-file.test-support.ts';
import { freelancers } from '../recipes/freelancers.ts';
import { inputById, parseInputs, readInputs } from './read-inputs.ts';

const refused = (code: string) => expect.objectContaining({ code });

describe('inputs as JSON', () => {
  it('are one or a list', () => {
    expect(parseInputs('{"title": "x"}', '--input')).toEqual([{ title: 'x' }]);
    expect(parseInputs('[{"title": "x"}, {}]', '--input')).toEqual([{ title: 'x' }, {}]);
  });

  it('takes the names of the HTTP interface', () => {
    const request = `{
      "category_id": 3,
      "budget": 5000,
      "urgency": "HIGH",
      "materials": ["paint", "brushes"],
      "job_type": "LISTING",
      "worker": { "completed_jobs": 42, "profile_completion": 80 }
    }`;
    const [input] = parseInputs(request, '--input');
    expect(completionTimeTask.parse(input).parsed).toMatchObject({
      category: '3',
      budget: 5000,
      urgency: 'HIGH',
      materials: 2,
      jobType: 'LISTING',
      worker: { completedJobs: 42, profileCompletion: 80 },
    });
  });

  it('that cannot be parsed are refused, saying where they are from', () =>
    expect(() => parseInputs('{title}', '--input')).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        message: expect.stringContaining('--input is not JSON'),
      }),
    ));
});

describe('a file of inputs', () => {
  it('is one JSON', async () =>
    expect(await readInputs(await temporaryFile('[{"skill_level": "EXPERT"}]'))).toEqual([
      { line: undefined, value: { skillLevel: 'EXPERT' } },
    ]));

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff{"title":"Niño"}')],
    ['UTF-16', Buffer.from('\ufeff{"title":"Niño"}', 'utf16le')],
    ['Windows-1252', Buffer.from('{"title":"Niño"}', 'latin1')],
  ])('may be %s', async (_, content) =>
    expect(await readInputs(await temporaryFile(content))).toMatchObject([{ value: { title: 'Niño' } }]),
  );

  it('is refused when it is not there', () =>
    expect(readInputs('/nowhere/inputs.json')).rejects.toEqual(refused('config/invalid')));
});

describe('a source', () => {
  const table = [
    'freelancer_ID,country,primary_skill,years_of_experience,hourly_rate (USD),rating,is_active,client_satisfaction',
    'F1,India,AI,7,40,4.5,yes,90',
    'F2,Egypt,DevOps,2,$20,,no,',
  ].join('\n');

  it('gives the input of one row by its id', async () =>
    expect(await inputById(freelancers, openTables([await temporaryFile(table)]), 'F2')).toEqual([
      {
        country: 'Egypt',
        skill: 'DevOps',
        yearsOfExperience: 2,
        hourlyRate: 20,
        isActive: false,
        rating: undefined,
        clientSatisfaction: undefined,
      },
    ]));

  it('refuses an id that it does not have', async () => {
    const file = await temporaryFile(table);
    await expect(inputById(freelancers, openTables([file]), 'F3')).rejects.toEqual(refused('config/invalid'));
  });
});
