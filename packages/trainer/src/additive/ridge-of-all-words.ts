import type { Feature } from '@tantiya/core';
import type { LearnedRow } from '../designs/design-training.ts';
import { fields, penalties } from './choose-text.ts';
import { predictLinear } from './row-blocks.ts';
import { openWords, targetsOf } from './word-model.ts';

/**
 * What a ridge regression says that keeps every word that two rows share: far too large for a page, and what pruning and
 * rounding are measured by. Its penalty is chosen on the validation rows, which it then learns from too.
 *
 * @param train targets in the network's own scale, as those of `validation`
 * @returns for each test row its outputs, one for each value of a target
 */
export function ridgeOfAllWords<Parsed>(
  features: readonly Feature<Parsed>[],
  train: readonly LearnedRow<Parsed>[],
  validation: readonly LearnedRow<Parsed>[],
  test: readonly LearnedRow<Parsed>[],
): readonly (readonly number[])[] {
  const outputs = (train[0]?.target ?? []).map((_, middle) => {
    const options = { features, middle, bands: [], addedByDoubling: 0 };
    const words = openWords(options, train);
    const [heldOut, truth] = [words.matrix.encode(validation), targetsOf(validation, middle)];
    const tried = penalties.map((penalty) => {
      const said = predictLinear(heldOut, words.fit(fields, penalty));
      return { penalty, loss: said.reduce((sum, value, row) => sum + (value - (truth[row] ?? 0)) ** 2, 0) };
    });
    const best = tried.reduce((least, other) => (other.loss < least.loss ? other : least));
    const final = openWords(options, [...train, ...validation]);
    return predictLinear(final.matrix.encode(test), final.fit(fields, best.penalty));
  });
  return test.map((_, row) => outputs.map((said) => said[row] ?? Number.NaN));
}
