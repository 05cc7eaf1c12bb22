import { createHash } from 'node:crypto';
import { TantiyaError } from '@tantiya/core';
import { max, quantile } from 'd3-array';
import { isBadRow } from './bad-row.ts';
import type { Example } from './example.ts';
import type { Table } from './table/table.ts';

export interface Split {
  readonly train: readonly Example[];
  readonly validation: readonly Example[];
  readonly test: readonly Example[];
}

/** How examples are divided: drawn with a seed, by time, or as a split file says. */
export type SplitBy =
  | { readonly kind: 'random'; readonly seed: number }
  | { readonly kind: 'chronological' }
  | { readonly kind: 'file'; readonly table: Table };

/** Fewer examples than this are not worth a network. */
const fewestExamples = 50;

/**
 * Splits examples 70 : 15 : 15 into training, validation and test rows, or as a split file says. At random, rows of one
 * group stay together, so that no test row has a near duplicate among the training rows.
 *
 * @throws TantiyaError `data/too-few-rows`, also where one part would be empty; `data/bad-row` for a split file that does not fit the examples;
 *   `config/invalid` for examples without a time that are to be ordered by it
 */
export async function splitExamples(examples: readonly Example[], splitBy: SplitBy): Promise<Split> {
  if (examples.length < fewestExamples) {
    throw new TantiyaError(
      'data/too-few-rows',
      `There are ${examples.length} usable rows.`,
      `Training needs ${fewestExamples}; look at the bad rows of \`tantiya stats\`, or add data.`,
    );
  }
  switch (splitBy.kind) {
    case 'random':
      return requireRows(drawn(examples, splitBy.seed));
    case 'chronological':
      return chronological(examples);
    case 'file':
      return splitByTable(examples, splitBy.table);
    default:
      return splitBy satisfies never;
  }
}

function cut<Row>(ordered: readonly Row[]) {
  const train = Math.floor((ordered.length * 70) / 100);
  const validation = train + Math.floor((ordered.length * 15) / 100);
  return {
    train: ordered.slice(0, train),
    validation: ordered.slice(train, validation),
    test: ordered.slice(validation),
  };
}

/** Draws the part of each group of near duplicates, or of each row by its id: it stays there as the table grows. */
function drawn(examples: readonly Example[], seed: number): Split {
  const parts = { train: [] as Example[], validation: [] as Example[], test: [] as Example[] };
  for (const example of examples) {
    const { id, group } = example;
    const share = hashedShare(group === undefined ? `${seed} id ${id}` : `${seed} group ${group}`);
    parts[share < 0.7 ? 'train' : share < 0.85 ? 'validation' : 'test'].push(example);
  }
  return parts;
}

/** From 0 to below 1, evenly. */
function hashedShare(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}

function requireRows(split: Split): Split {
  const empty = splitNames.find((name) => split[name].length === 0);
  if (empty === undefined) return split;
  throw new TantiyaError(
    'data/too-few-rows',
    `No row fell to the ${empty} part: too few rows differ from each other.`,
    'Add data, or say with --split which row is for which part.',
  );
}

/**
 * Cuts by the time of creation, as a model meets the jobs: those of tomorrow, with what is known today. Of the jobs that
 * were created shortly before the first test row only the short ones were finished by then, so those within the maturity
 * before it are left out, or a model would learn that jobs are short.
 */
function chronological(examples: readonly Example[]): Split {
  const ordered = examples
    .map((example) => ({ example, createdAt: createdAt(example) }))
    .sort((a, b) => a.createdAt - b.createdAt || a.example.row - b.example.row);
  const { test } = cut(ordered);
  const known = (test[0]?.createdAt ?? 0) - maturityOf(examples);
  const earlier = ordered.slice(0, -test.length).filter(({ createdAt }) => createdAt <= known);
  const train = Math.floor((earlier.length * 70) / 85);
  const examplesOf = (rows: typeof ordered) => rows.map(({ example }) => example);
  return {
    train: examplesOf(earlier.slice(0, train)),
    validation: examplesOf(earlier.slice(train)),
    test: examplesOf(test),
  };
}

/**
 * The examples that were created last, of those whose outcome would be known by now however late it came: of the very
 * last ones only the short jobs are finished.
 *
 * @param count at most
 * @throws TantiyaError `config/invalid` for examples without a time
 */
export function newestExamples(examples: readonly Example[], count: number): readonly Example[] {
  const now = max(examples, (example) => Math.max(example.endedAt ?? 0, createdAt(example))) ?? 0;
  const matured = now - maturityOf(examples);
  return examples
    .filter((example) => createdAt(example) <= matured)
    .sort((a, b) => createdAt(b) - createdAt(a) || b.row - a.row)
    .slice(0, count);
}

/** The longest duration that is answered, in ms. */
const longestAnsweredMs = 720 * 3600 * 1000;

/** How long it takes until 99 % of the outcomes are known, in ms; at most the longest duration that is answered. */
function maturityOf(examples: readonly Example[]): number {
  const waits = examples.map((example) => Math.max((example.endedAt ?? 0) - createdAt(example), 0));
  return Math.min(quantile(waits, 0.99) ?? 0, longestAnsweredMs);
}

function createdAt({ createdAt, id, place }: Example): number {
  if (createdAt !== undefined) return createdAt;
  throw new TantiyaError(
    'config/invalid',
    `The row at ${place.text} (${id}) has no time, so the rows cannot be ordered by time.`,
    'Say with --split which row is for which part, or add the time; to calibrate, leave --newest out.',
  );
}

const splitNames = ['train', 'validation', 'test'] as const satisfies readonly (keyof Split)[];

/** The table has the columns row (0-based), projectId and split, and lists every example exactly once. */
async function splitByTable(examples: readonly Example[], table: Table): Promise<Split> {
  const unassigned = new Map(examples.map((example) => [example.row, example]));
  const parts = { train: [] as Example[], validation: [] as Example[], test: [] as Example[] };
  for await (const read of table.rows(['row', 'projectId', 'split'])) {
    if (isBadRow(read)) throw misfit(`${table.name}, ${read.place.text}: ${read.kind}, ${read.detail}.`);
    const { place, values } = read;
    const example = unassigned.get(Number(values.row));
    const part = splitNames.find((name) => name === values.split);
    if (example === undefined)
      throw misfit(`${table.name}, ${place.text}: row ${values.row} is no example, or listed twice.`);
    if (example.id !== values.projectId) {
      throw misfit(
        `${table.name}, ${place.text}: row ${values.row} is ${values.projectId}, in the data ${example.id}.`,
      );
    }
    if (part === undefined)
      throw misfit(`${table.name}, ${place.text}: split is ${JSON.stringify(values.split)}.`);
    parts[part].push(example);
    unassigned.delete(example.row);
  }
  const [missed] = unassigned.values();
  if (missed !== undefined) throw misfit(`${table.name} does not list row ${missed.row} (${missed.id}).`);
  return parts;
}

function misfit(message: string): TantiyaError {
  return new TantiyaError(
    'data/bad-row',
    message,
    'A split file gives each example of the data one of train, validation, test; make it for this very data.',
  );
}
