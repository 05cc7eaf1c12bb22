import { describe, expect, it } from 'vitest';
import { openTables } from '../data/table/open-tables.ts';
import { temporaryFile } from '../data/temporary-file.test-support.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { datasetStats } from './dataset-stats.ts';
import { renderStats } from './render-stats.ts';

const header =
  'projectId,job_title,job_description,tags,min_price,max_price,avg_price,currency,rate_type,client_country,client_average_rating,client_review_count';

async function statsOf(rows: readonly string[]) {
  const file = await temporaryFile([header, ...rows.map((row) => `${row},,,`)].join('\n'));
  return datasetStats(findRecipe('price', 'freelancer'), openTables([file]));
}

const rows = [
  `1,A,first,"['excel', 'excel', 'sql']",100,300,200,PHP,fixed`,
  `2,B,,['sql'],1,3,2,USD,fixed`,
  '3,C,third,,200,400,300,PHP,fixed',
  '4,D,fourth,[],1,3,2,USD,hourly',
  '5,E,fifth,[],1,3,2,XAU,fixed',
];

describe('the statistics of a source', () => {
  it('count rows, bad rows and missing values', async () => {
    const stats = await statsOf(rows);
    expect(stats).toMatchObject({ rows: 4, examples: 3, withoutTarget: 0, period: undefined });
    expect(stats.badRows).toMatchObject([
      { kind: 'unknown currency', count: 1, first: [{ place: { text: 'line 6' } }] },
    ]);
    expect(stats.missing).toMatchObject({ title: 0, description: 1, tags: 1, category: 3 });
  });

  it('describe the outcomes in PHP', async () => {
    const { targets } = await statsOf(rows);
    expect(targets.map(({ name }) => name)).toEqual([
      'min price, PHP',
      'suggested price, PHP',
      'max price, PHP',
    ]);
    expect(targets[1]).toEqual({
      name: 'suggested price, PHP',
      mean: 204,
      minimum: 112,
      quartiles: [156, 200, 250],
      maximum: 300,
    });
  });

  it('list frequent values, a tag once a row', async () => {
    const { frequent } = await statsOf(rows);
    expect(frequent).toEqual({
      currency: [
        { value: 'PHP', count: 2 },
        { value: 'USD', count: 1 },
      ],
      tags: [
        { value: 'sql', count: 2 },
        { value: 'excel', count: 1 },
      ],
    });
  });

  it('name tags that are one to a model though they are written differently', async () => {
    const stats = await statsOf([
      ...rows,
      `6,F,sixth,"['web design', 'web-design', 'Web  Design']",1,3,2,USD,fixed`,
    ]);
    expect(stats.sharedKeys).toEqual([
      { field: 'tags', key: 'web-design', names: ['web design', 'web-design'] },
    ]);
    expect(renderStats(stats)).toContain('  tags web-design: "web design", "web-design"');
  });

  it('of an empty table are zeros', async () => {
    const stats = await statsOf([]);
    expect(stats).toMatchObject({ rows: 0, examples: 0, targets: [], frequent: {} });
    expect(renderStats(stats)).toContain('No bad rows');
  });

  it('read as text', async () => {
    expect(renderStats(await statsOf(rows))).toMatchInlineSnapshot(`
      "price, recipe freelancer

        rows                4
        examples            3
        without an outcome  0

      Bad rows
        1 x unknown currency
          line 6: currency is "XAU"

      Missing values
        title        0     0%
        description  1  33.3%
        category     3   100%
        urgency      3   100%
        skillLevel   3   100%
        materials    3   100%
        tags         1  33.3%

      Outcomes
                                mean  min  25 %  median  75 %  max
        min price, PHP        118.67   56    78     100   150  200
        suggested price, PHP     204  112   156     200   250  300
        max price, PHP        289.33  168   234     300   350  400

      Most frequent: currency
        PHP  2  66.7%
        USD  1  33.3%

      Most frequent: tags
        sql    2  66.7%
        excel  1  33.3%"
    `);
  });
});
