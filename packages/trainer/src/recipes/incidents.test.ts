import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collect } from '../data/collect.test-support.ts';
import { openTables } from '../data/table/open-tables.ts';
import { temporaryFile } from '../data/temporary-file.test-support.ts';
import { incidents } from './incidents.ts';
import { readRecipe } from './read-recipe.test-support.ts';

const event = {
  number: 'INC1',
  opened_at: '1/3/2016 09:30',
  contact_type: 'Phone',
  location: '143',
  category: '55',
  category_2: '170',
  u_symptom: '72',
  priority: '3',
  assignment_group: '56',
  resolved_at: '2/3/2016 12:00',
};

const read = (...changes: readonly Partial<typeof event>[]) =>
  readRecipe(
    incidents,
    changes.map((change) => ({ ...event, ...change })),
  );

describe('an incident', () => {
  it('becomes an example of the hours by the clock until it is resolved, of what is known when it is opened', async () => {
    expect((await read({})).examples).toEqual([
      {
        place: { text: 'line 2' },
        row: 0,
        id: 'INC1',
        input: {
          category: '55',
          urgency: 'MEDIUM',
          createdAt: '2016-03-01T09:30',
          attributes: { subcategory: '170', symptom: '72', location: '143', contact: 'Phone' },
        },
        target: [26.5],
        createdAt: Date.UTC(2016, 2, 1, 9, 30),
        endedAt: Date.UTC(2016, 2, 2, 12),
      },
    ]);
  });

  it('is known by its first event only', async () => {
    const { examples } = await read({}, { category: '9', priority: '1', assignment_group: '70' });
    expect(examples).toMatchObject([
      { place: { text: 'line 2' }, input: { category: '55', urgency: 'MEDIUM' } },
    ]);
  });

  it('has the first of the two columns named category', async () => {
    const header = 'number,opened_at,contact_type,location,category,category,u_symptom,priority,resolved_at';
    const row = 'A,1/3/2016 09:30,Phone,143,55,170,72,3,1/3/2016 10:30';
    const file = await temporaryFile(gzipSync(`${header}\n${row}\n`));
    expect(await collect(incidents.read(openTables([file])))).toMatchObject([
      { input: { category: '55' }, target: [1] },
    ]);
  });

  it.each([
    ['1', 'HIGH'],
    ['2', 'HIGH'],
    ['3', 'MEDIUM'],
    ['4', 'LOW'],
  ])('of priority %s is of urgency %s', async (priority, urgency) => {
    expect((await read({ priority })).examples[0]?.input).toMatchObject({ urgency });
  });

  it('reads "?" as unknown', async () => {
    const { examples } = await read({ category: '?', priority: '?', u_symptom: '?', category_2: '?' });
    expect(examples[0]?.input).toEqual({
      category: undefined,
      urgency: undefined,
      createdAt: '2016-03-01T09:30',
      attributes: { subcategory: undefined, symptom: undefined, location: '143', contact: 'Phone' },
    });
  });

  it('that is not resolved is out of scope', async () => {
    expect(await read({ resolved_at: '?' })).toEqual({ examples: [], badRows: [] });
  });

  it.each([
    [{ opened_at: '?' }, 'missing opened_at'],
    [{ opened_at: '3/1/16 9:30' }, 'invalid opened_at'],
    [{ resolved_at: '30/2/2016 12:00' }, 'invalid resolved_at'],
    [{ resolved_at: '1/3/2016 09:29' }, 'early resolved_at'],
    [{ priority: '5' }, 'unknown priority'],
  ])('with %o is a bad row', async (change, kind) => {
    const { examples, badRows } = await read(change);
    expect(examples).toEqual([]);
    expect(badRows).toMatchObject([{ place: { text: 'line 2' }, kind }]);
  });
});
