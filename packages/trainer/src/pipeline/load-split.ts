import type { Task, TaskId } from '@tantiya/core';
import type { BadRowKind } from '../data/bad-row-tally.ts';
import type { Example, Recipe } from '../data/example.ts';
import { foldedText } from '../data/folded-text.ts';
import { loadExamples } from '../data/load-examples.ts';
import type { SharedKey } from '../data/shared-keys.ts';
import { type SplitBy, splitExamples } from '../data/split.ts';
import type { Table } from '../data/table/table.ts';
import type { Labelled } from '../tasks/trainer-task.ts';

/** Where the rows come from and how they are split. */
export interface Source {
  readonly recipe: Recipe;
  /** One for each that the recipe names. */
  readonly tables: readonly Table[];
  readonly splitBy: SplitBy;
}

export interface LabelledSplit<Parsed> {
  readonly train: readonly Labelled<Parsed>[];
  readonly validation: readonly Labelled<Parsed>[];
  readonly test: readonly Labelled<Parsed>[];
  readonly badRows: readonly BadRowKind[];
  /** Names that are one to the model, though they are written differently. */
  readonly sharedKeys: readonly SharedKey[];
  /** Rows without an outcome: nothing can be learned from them. */
  readonly unlabelled: number;
}

/**
 * Reads a source and splits the rows whose outcome is known.
 *
 * @throws TantiyaError as `loadExamples` and `splitExamples`
 */
export async function loadSplit<Parsed>(
  { parse }: Pick<Task<TaskId, Parsed, unknown, unknown, unknown>, 'parse'>,
  { recipe, tables, splitBy }: Source,
): Promise<LabelledSplit<Parsed>> {
  const { examples, badRows, sharedKeys } = await loadExamples(recipe, tables);
  const known = examples.filter(({ target }) => target.length > 0).map(withFoldedGroup);
  const { train, validation, test } = await splitExamples(known, splitBy);
  const label = ({ input, target, group }: Example): Labelled<Parsed> => ({
    parsed: parse(input).parsed,
    target,
    group,
  });
  return {
    train: train.map(label),
    validation: validation.map(label),
    test: test.map(label),
    badRows,
    sharedKeys,
    unlabelled: examples.length - known.length,
  };
}

function withFoldedGroup(example: Example): Example {
  return example.group === undefined ? example : { ...example, group: foldedText(example.group) };
}
