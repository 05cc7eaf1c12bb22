import { createHash } from 'node:crypto';
import { nameKey } from '@tantiya/core';
import type { Example, Table } from '@tantiya/trainer';

export const foldCount = 5;

/** Of the rows that are not tested, the share to choose and calibrate on. */
const validationShare = 0.15;

/**
 * The table of a split file in which part `fold` of five is tested. Rows of one group, however it is written, are in one
 * part, which depends on nothing but the group: it stays where it is as rows are added.
 */
export function foldTable(examples: readonly Example[], fold: number): Table {
  return splitTable(examples, ({ group, id }) => {
    const key = nameKey(group ?? '') || id;
    if (Math.floor(share('fold', key) * foldCount) === fold) return 'test';
    return share('validation', key) < validationShare ? 'validation' : 'train';
  });
}

/** Of rows in the order of time, the share that is tested. */
const newestShare = 0.2;

/** The table of a split file in which the newest fifth is tested; each part in the order of time. */
export function newestTable(examples: readonly Example[]): Table {
  const ordered = examples.toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0) || a.row - b.row);
  const tested = Math.floor(ordered.length * (1 - newestShare));
  const learned = Math.floor(tested * (1 - validationShare));
  const places = new Map(ordered.map((example, place) => [example, place]));
  return splitTable(ordered, (example) => {
    const place = places.get(example) ?? 0;
    return place < learned ? 'train' : place < tested ? 'validation' : 'test';
  });
}

/** The table of a split file. */
export function splitTable(
  examples: readonly Example[],
  partOf: (example: Example) => 'train' | 'validation' | 'test',
): Table {
  return {
    name: 'split',
    async *rows() {
      for (const example of examples) {
        const { row, id, place } = example;
        const values = { row: String(row), projectId: id, split: partOf(example) };
        yield { row, place, values: values as never }; // the columns that are read of a split
      }
    },
  };
}

/** A number from 0 to 1 that a text always draws, another for each purpose. */
function share(purpose: string, text: string): number {
  return createHash('sha256').update(`${purpose} ${text}`).digest().readUInt32BE() / 2 ** 32;
}
