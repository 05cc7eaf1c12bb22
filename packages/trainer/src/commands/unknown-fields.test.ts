import { completionTimeTask, priceTask, profileScoreTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { unknownFields } from './unknown-fields.ts';

describe('fields that a task does not know', () => {
  it.each([
    [priceTask, { titel: 'x', title: 'y' }, [['titel', 'title']]],
    [priceTask, { skilLevel: 'EXPERT' }, [['skilLevel', 'skillLevel']]],
    [profileScoreTask, { averageRating: 4.8 }, [['averageRating', 'rating']]],
    [profileScoreTask, { favouriteColour: 'red' }, [['favouriteColour', undefined]]],
    [completionTimeTask, { worker: { ratings: 4, earnings: 5 } }, [['worker.ratings', 'rating']]],
    [completionTimeTask, { Budget: 100 }, [['Budget', 'budget']]],
    [priceTask, { title: 'x', tags: ['a'], currency: 'USD' }, []],
  ] as const)('are found, with the nearest that it knows: %#', (task, input, found) =>
    expect(unknownFields(task.parse, input).map(({ path, nearest }) => [path, nearest])).toEqual(found),
  );

  it('come with those that it knows in that place', () =>
    expect(unknownFields(completionTimeTask.parse, { worker: { x: 1 } })[0]?.known).toContain(
      'completedJobs',
    ));

  it('leave the refusal of the others to the task', () =>
    expect(() => unknownFields(priceTask.parse, { title: 5 })).toThrow('title is 5'));
});
