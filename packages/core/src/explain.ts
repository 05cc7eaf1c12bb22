import { type Contribution, type Reason, reasonsOf } from './reasons.ts';
import type { Figure, Question, Task } from './task.ts';
import type { TaskId } from './task-id.ts';

/** Further predictions that one answer needs, and what it says because of them. */
export interface Extra<Parsed, Prediction> {
  readonly inputs: readonly Parsed[];
  /**
   * @param prediction of the question
   * @param predictions of `inputs`
   */
  read(prediction: Prediction, predictions: readonly Prediction[]): object;
}

/** Why an answer is what it is. */
export interface Explained {
  readonly reasons: readonly Reason[];
}

/** A prediction, and how it differs from the one for an input that says nothing. */
export interface Difference<Prediction> {
  readonly prediction: Prediction;
  readonly start: Prediction;
  readonly contributions: readonly Contribution[];
}

/** The reasons in the unit of the answer; they are not rounded, so that they add up to it. */
export function explained<Prediction, View>(
  { amount, scale, shown }: Figure<Prediction, View>,
  view: View,
  { prediction, start, contributions }: Difference<Prediction>,
): Explained {
  const reasons = reasonsOf(amount(start), amount(prediction), contributions, scale);
  return { reasons: reasons.map((reason) => ({ ...reason, amount: shown(reason.amount, view) })) };
}

/**
 * Explains an answer that is no sum: fields are left out one at a time, which tells what each changes alone. What they only
 * change together is the rest.
 */
export function leavingOut<Parsed, Prediction, View>(
  { figure, parse }: Pick<Task<TaskId, Parsed, Prediction, View, unknown>, 'figure' | 'parse'>,
  { given, altered, view }: Question<Parsed, View>,
): Extra<Parsed, Prediction> {
  const fields = [...new Set(given.map((field) => field.replace(/\..*/, '')))];
  const onScale = (prediction: Prediction) => figure.scale(figure.amount(prediction));
  return {
    inputs: [parse({}).parsed, ...fields.map((field) => altered({ [field]: undefined }))],
    read(prediction, [start = prediction, ...others]) {
      const contributions = others.map((other, index) => ({
        field: fields[index] ?? '',
        change: onScale(prediction) - onScale(other),
      }));
      return explained(figure, view, { prediction, start, contributions });
    },
  };
}
