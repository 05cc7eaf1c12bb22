import type { Contribution, Reason } from './reasons.ts';
import { reasonsOf } from './reasons.ts';
import type { Question, Task } from './task.ts';
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

/** The reasons of an answer; they are not rounded, so that they add up to it. */
export interface Explained {
  readonly reasons: readonly Reason[];
}

/**
 * Explains an answer.
 *
 * Without contributions, which only additive models have, fields are left out one at a time: what each changes alone. What
 * they only change together is the rest.
 *
 * @param contributions of what the question gives, where the predictor can tell
 */
export function explaining<Parsed, Prediction, View>(
  { figure, parse }: Pick<Task<TaskId, Parsed, Prediction, View, unknown>, 'figure' | 'parse'>,
  { given, altered, view }: Question<Parsed, View>,
  contributions: readonly Contribution[] | undefined,
): Extra<Parsed, Prediction> {
  const fields = contributions ? [] : [...new Set(given.map((field) => field.replace(/\..*/, '')))];
  return {
    inputs: [parse({}).parsed, ...fields.map((field) => altered({ [field]: undefined }))],
    read(prediction, [empty, ...others]): Explained {
      const answer = figure.amount(prediction);
      const start = empty ? figure.amount(empty) : answer;
      const left = others.map((other, index) => ({
        field: fields[index] ?? '',
        change: figure.scale(answer) - figure.scale(figure.amount(other)),
      }));
      const reasons = reasonsOf(start, answer, contributions ?? left, figure.scale);
      return {
        reasons: reasons.map((reason) => ({ ...reason, amount: figure.shown(reason.amount, view) })),
      };
    },
  };
}
