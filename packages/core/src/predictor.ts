import type { Rows } from './encoding/rows.ts';
import type { OpenModel } from './model/open-model.ts';
import type { Reference } from './model/reference.ts';
import type { Remarks } from './remarks.ts';
import type { Asked, Question, Task } from './task.ts';
import type { TaskId } from './task-id.ts';

/** How predictions came about. */
export interface Computed<Engine extends string> {
  /** What computed them. */
  readonly engine: Engine;
  /** How long the thread was free while a device computed, in ms. */
  readonly waitedMs: number;
}

export interface Predicted<Prediction, Engine extends string = string> extends Computed<Engine> {
  /** One for each input, in order. */
  readonly predictions: readonly Prediction[];
}

/** Runs a network: rows to outputs, shape [rows.count, design.outputs], row-major. */
export type RunNetwork<Engine extends string> = (
  rows: Rows,
) => Promise<{ readonly outputs: Float32Array } & Computed<Engine>>;

/** A model whose outputs are a constant and what each column of a row adds to it. */
export interface AdditiveModel<Parsed, Prediction, Engine extends string> {
  readonly model: Pick<
    OpenModel<Parsed, Prediction>,
    'design' | 'manifest' | 'blocks' | 'shape' | 'entries' | 'read'
  >;
  readonly run: RunNetwork<Engine>;
}

/**
 * Whatever predicts: a model in the page, in a worker or on a server, the heuristic, a challenger beside a champion.
 */
export interface Predictor<Parsed, Prediction, Engine extends string = string> {
  /** @throws TantiyaError with an operational code when it cannot */
  predict(inputs: readonly Parsed[]): Promise<Predicted<Prediction, Engine>>;
  /** What it makes of the fields that an input gives. */
  remarks(question: Asked<Parsed>): Remarks;
  /** Of predictions that are sums: what it takes to take them apart. */
  readonly additive?: AdditiveModel<Parsed, Prediction, Engine>;
  /** What it knows of the marketplace. */
  readonly reference?: Reference | undefined;
  dispose(): void;
}

/** Answers in the order of the questions, and how they came about. */
export interface Answered<Value, Engine extends string> extends Computed<Engine> {
  readonly values: readonly Value[];
}

/**
 * Answers questions: asks the predictor once for the variants of all questions, then answers each question from the
 * predictions of its variants.
 *
 * @throws what the predictor throws
 */
export async function answerAll<Parsed, Prediction, View, Value extends object, Engine extends string>(
  task: Pick<Task<TaskId, Parsed, Prediction, View, Value>, 'variants' | 'answer'>,
  predictor: Omit<Predictor<Parsed, Prediction, Engine>, 'dispose'>,
  questions: readonly Question<Parsed, View>[],
): Promise<Answered<Value, Engine>> {
  const variants = questions.map(({ parsed, view }) => task.variants(parsed, view));
  const { predictions, engine, waitedMs } = await predictor.predict(variants.flat());
  let end = 0;
  const values = questions.map((question, index) => {
    const { parsed, view } = question;
    const start = end;
    end += variants[index]?.length ?? 0;
    return task.answer(predictions.slice(start, end), parsed, view, predictor.remarks(question));
  });
  return { values, engine, waitedMs };
}

/** The heuristic as a predictor. */
export function guessing<Parsed, Prediction>(
  { guess, guessRemarks }: Pick<Task<TaskId, Parsed, Prediction, never, unknown>, 'guess' | 'guessRemarks'>,
  reference?: Reference,
): Predictor<Parsed, Prediction, 'heuristic'> {
  return {
    predict: async (inputs) => ({
      predictions: inputs.map((input) => guess(input, reference)),
      engine: 'heuristic',
      waitedMs: 0,
    }),
    remarks: (question) => guessRemarks(question, reference),
    reference,
    dispose() {},
  };
}
