import { describe, expect, it } from 'vitest';
import { readRecipe } from './read-recipe.test-support.ts';
import { sip, sipEstimate } from './sip.ts';

const work = {
  TaskNumber: '1',
  Summary: 'Login fails',
  Priority: '1',
  AssignedToID: '7',
  ProjectCode: 'PC2',
  Category: 'Development',
  SubCategory: 'Bug',
  HoursEstimate: '4',
  HoursActual: '5.5',
  DeveloperID: '9',
  DeveloperHoursActual: '2',
  TaskPerformance: '-1.5',
  DeveloperPerformance: '0',
};
const dates = { TaskNumber: '1', EstimateOn: '01-Mar-05', StartedOn: '02-Mar-05', CompletedOn: '09-Mar-05' };

describe('a SiP task', () => {
  it('becomes an example, without anything derived from the actual hours', async () => {
    expect((await readRecipe(sip, [work], [dates])).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: '1',
        input: {
          title: 'Login fails',
          category: 'Bug',
          urgency: 'HIGH',
          budget: undefined,
          createdAt: '2005-03-02',
          attributes: { kind: 'Development', project: 'PC2' },
          worker: { completedJobs: 0, specializations: 0, experienceYears: 0 },
        },
        target: [5.5],
        createdAt: Date.UTC(2005, 2, 2),
        endedAt: Date.UTC(2005, 2, 9),
      },
    ]);
  });

  it('shows its estimate only to the recipe named after it', async () => {
    const { examples } = await readRecipe(sipEstimate, [work], [dates]);
    expect(examples[0]?.input).toMatchObject({ budget: 4000 });
  });

  it('has one example, however many developers worked on it', async () => {
    const tasks = [work, { ...work, DeveloperID: '10' }];
    expect((await readRecipe(sip, tasks, [dates, dates])).examples).toHaveLength(1);
  });

  it.each([
    ['1', 'HIGH'],
    ['2', 'MEDIUM'],
    ['3', 'MEDIUM'],
    ['4', 'LOW'],
    ['10', 'LOW'],
  ])('of priority %s is of urgency %s', async (Priority, urgency) => {
    const { examples } = await readRecipe(sip, [{ ...work, Priority }], [dates]);
    expect(examples[0]?.input).toMatchObject({ urgency });
  });

  it.each([
    ['0.01', 0.5],
    ['900', 720],
  ])('of %s hours counts as %s', async (HoursActual, hours) => {
    const { examples } = await readRecipe(sip, [{ ...work, HoursActual }], [dates]);
    expect(examples[0]?.target).toEqual([hours]);
  });

  it('gives the person it was given to a history, from the day after its completion', async () => {
    const tasks = ['1', '2', '3'].map((TaskNumber) => ({ ...work, TaskNumber }));
    const starts = ['02-Mar-05', '09-Mar-05', '10-Mar-05'].map((StartedOn, index) => ({
      ...dates,
      TaskNumber: String(index + 1),
      StartedOn,
      CompletedOn: index === 0 ? '09-Mar-05' : '30-Mar-05',
    }));
    const { examples } = await readRecipe(sip, tasks, starts);
    expect(examples.map(({ input }) => input['worker'])).toMatchObject([
      { completedJobs: 0 },
      { completedJobs: 0 },
      { completedJobs: 1, specializations: 1, experienceYears: 8 / 365.25 },
    ]);
  });

  it('that is not completed is out of scope', async () => {
    const read = await readRecipe(sip, [work], [{ ...dates, CompletedOn: '' }]);
    expect(read).toEqual({ examples: [], badRows: [] });
  });

  it.each([
    [{ HoursActual: '0' }, {}, 'non-positive HoursActual'],
    [{ HoursActual: 'NA' }, {}, 'missing HoursActual'],
    [{ Priority: '11' }, {}, 'unknown Priority'],
    [{ TaskNumber: '2' }, {}, 'task without dates'],
    [{}, { StartedOn: '' }, 'missing StartedOn'],
    [{}, { CompletedOn: '31-Feb-05' }, 'invalid CompletedOn'],
    [{}, { CompletedOn: '01-Mar-05' }, 'early CompletedOn'],
  ])('with %o and %o is a bad row', async (task, days, kind) => {
    const { examples, badRows } = await readRecipe(sip, [{ ...work, ...task }], [{ ...dates, ...days }]);
    expect(examples).toEqual([]);
    expect(badRows).toMatchObject([{ place: { text: 'line 2' }, kind }]);
  });
});
