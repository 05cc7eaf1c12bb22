import { priceTask } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openCsvTable } from '../data/table/csv-table.ts';
import { openTables } from '../data/table/open-tables.ts';
import { temporaryFile } from '../data/temporary-file.test-support.ts';
import { findRecipe } from '../recipes/find-recipe.ts';
import { priceTrainerTask } from '../tasks/price/price-trainer-task.ts';
import { loadSplit } from './load-split.ts';

const header =
  'projectId,job_title,job_description,tags,client_country,client_average_rating,client_review_count,min_price,max_price,avg_price,currency,rate_type';

/** Each text is posted in three ways, far apart in the file. */
function postings(texts: number): string {
  const ways = [
    (text: string) => text,
    (text: string) => ` ${text.toUpperCase()}.`,
    (text: string) => `${text.replaceAll(' ', '  ')} !`,
  ];
  const rows = ways.flatMap((way, index) =>
    Array.from({ length: texts }, (_, text) => {
      const description = way(`paint room ${text} white`);
      return `${index}-${text},A,"${description}",[],,,,100,300,200,PHP,fixed`;
    }),
  );
  return [header, ...rows].join('\n');
}

const source = async () => ({
  recipe: findRecipe('price', 'freelancer'),
  tables: openTables([await temporaryFile(postings(100))]),
});

describe('near duplicates: case, blanks, a full stop', () => {
  it('never stand on both sides of a random split', async () => {
    const { train, validation, test } = await loadSplit(priceTask, {
      ...(await source()),
      splitBy: { kind: 'random', seed: 1 },
    });
    const sizes = [train, validation, test].map((part) => {
      const texts = new Set(part.map(({ group }) => group));
      expect(part).toHaveLength(texts.size * 3);
      return texts.size;
    });
    expect(sizes.reduce((sum, size) => sum + size)).toBe(100);
  });

  it('are not reported as unseen where a split file parts them', async () => {
    const lines = Array.from({ length: 300 }, (_, row) => {
      const [way, text] = [Math.floor(row / 100), row % 100];
      // The last ten texts are in the test rows alone.
      const part = way < 2 && text < 90 ? 'train' : text < 50 ? 'validation' : 'test';
      return `${row},${way}-${text},${part}`;
    });
    const table = openCsvTable(await temporaryFile(['row,projectId,split', ...lines].join('\n')));
    const { train, test } = await loadSplit(priceTask, {
      ...(await source()),
      splitBy: { kind: 'file', table },
    });
    const [all, unseen] = await priceTrainerTask.evaluate({
      train,
      test,
      reference: { overall: [100, 200, 300], byCategory: {} },
      predict: async (inputs) =>
        inputs.map(() => ({ range: [100, 200, 300] as const, confidence: 0.5, trust: 'good' as const })),
    });
    expect([all?.rows, unseen?.rows]).toEqual([40 + 30, 30]);
  });
});
