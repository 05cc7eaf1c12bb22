import type { LearnedRow } from '../designs/design-training.ts';
import { type FieldScales, scaleOf, varyingFeatures } from './columns.ts';
import { pinballLoss } from './pinball.ts';
import { predictLinear } from './row-blocks.ts';
import {
  difference,
  fitBand,
  fitEnd,
  keepWords,
  missesOf,
  openWords,
  type TextFitOptions,
  targetsOf,
  type WordChoices,
} from './word-model.ts';

/** What is chosen on the validation rows. */
export interface Choices extends WordChoices {
  /** Of the model of all words. */
  readonly penalty: number;
  /** Of each of the {@link ends}. */
  readonly endPenalties: readonly number[];
  readonly bandPenalties: readonly number[];
}

/** The ends of the range, before they are calibrated. */
export const ends = [0.1, 0.9];

/** How freely the columns of each feature may be used before anything is known: words most, the curve of a number least. */
const fields: FieldScales = {
  title_words: 0.35,
  description_words: 0.7,
  tag_names: 0.2,
  material_names: 0.2,
  attribute_names: 0.35,
  category_name: 0.35,
  currency_code: 0.2,
  client_country: 0.2,
  quantities: 0.5,
  urgency_choice: 0.35,
  skill_choice: 0.35,
  scope_choice: 0.35,
  environment_choice: 0.35,
  job_type_choice: 0.35,
};

// What is tried, in the order of trying.
const penalties = [0.5, 0.7, 1, 1.4, 2.8];
const factors = [0.5, 2];
const sizes = [1000, 2000, 4000, 7000];
const prunedFactors = [1, 1.4, 2];
const endPenalties = [4, 16, 64];
const bandFactors = [1, 4, 16];

/** A difference on the validation rows that is no more than luck. */
const luck = 0.001;

/** Tries what there is to choose, step by step, on rows that were not learned from. */
export function chooseOn<Parsed>(
  options: TextFitOptions<Parsed>,
  train: readonly LearnedRow<Parsed>[],
  validation: readonly LearnedRow<Parsed>[],
): { readonly choices: Choices; readonly facts: readonly string[] } {
  const all = openWords(options, train);
  const heldOut = all.matrix.encode(validation);
  const truth = targetsOf(validation, options.middle);
  const attempt = (tried: FieldScales, penalty: number) => {
    const model = all.fit(tried, penalty);
    return {
      fields: tried,
      penalty,
      model,
      loss: rootMeanSquare(difference(truth, predictLinear(heldOut, model))),
    };
  };
  let words = best(penalties.map((penalty) => attempt(fields, penalty)));
  for (const name of varyingFeatures(all.matrix.columns)) {
    for (const factor of factors) {
      const tried = attempt({ ...words.fields, [name]: scaleOf(words.fields, name) * factor }, words.penalty);
      if (tried.loss > words.loss - luck / 4) continue;
      words = tried;
      break;
    }
  }

  const pruned = sizes.map((size) =>
    best(
      prunedFactors.map((factor) => {
        const wanted = { fields: words.fields, size, prunedPenalty: words.penalty * factor };
        const kept = keepWords(options, all, words.model, wanted, train);
        const said = predictLinear(kept.matrix.encode(validation), kept.level);
        return { ...wanted, kept, said, loss: rootMeanSquare(difference(truth, said)) };
      }),
    ),
  );
  const least = best(pruned);
  // The smallest that is as good as the best but for luck.
  const { kept, said, size, prunedPenalty, loss } =
    pruned.find((one) => one.loss <= least.loss + luck) ?? least;

  const rows = kept.matrix.encode(validation);
  const misses = missesOf(options, kept, prunedPenalty, train);
  const heldOutMisses = difference(truth, said);
  const chooseEnd = (level: number) =>
    best(
      endPenalties.map((penalty) => ({
        penalty,
        loss: pinballLoss(predictLinear(rows, fitEnd(level, misses, kept, penalty)), heldOutMisses, level),
      })),
    ).penalty;
  const chooseBand = (band: number) => {
    const offsets = difference(targetsOf(train, band), targetsOf(train, options.middle));
    const unsaid = difference(targetsOf(validation, band), said);
    return best(
      bandFactors.map((factor) => {
        const penalty = prunedPenalty * factor;
        const predicted = predictLinear(rows, fitBand(offsets, kept, penalty));
        return { penalty, loss: rootMeanSquare(difference(unsaid, predicted)) };
      }),
    ).penalty;
  };
  return {
    choices: {
      fields: words.fields,
      penalty: words.penalty,
      prunedPenalty,
      size,
      endPenalties: ends.map(chooseEnd),
      bandPenalties: options.bands.map(chooseBand),
    },
    facts: [
      `chosen on the validation rows: penalty ${words.penalty} with all ${all.matrix.columns.origins.length} columns of the training rows, ${prunedPenalty} with at most ${size} words and names; ${scalesText(words.fields)}`,
      `root mean squared error of the logarithm there: ${words.loss.toFixed(4)} with all columns, ${loss.toFixed(4)} with those kept; the model was then fitted to training and validation rows together`,
    ],
  };
}

function best<Tried extends { readonly loss: number }>(tried: readonly Tried[]): Tried {
  return tried.reduce((least, other) => (other.loss < least.loss ? other : least));
}

function rootMeanSquare(misses: Float64Array): number {
  return Math.sqrt(misses.reduce((sum, miss) => sum + miss ** 2, 0) / misses.length);
}

function scalesText(chosen: FieldScales): string {
  const changed = Object.keys(chosen).filter((name) => chosen[name] !== fields[name]);
  if (changed.length === 0) return 'scales as they were';
  return changed.map((name) => `scale of ${name} ${chosen[name]}`).join(', ');
}
