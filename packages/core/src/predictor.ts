import { type Advised, advising } from './advise.ts';
import type { Rows } from './encoding/rows.ts';
import { type Explained, type Extra, explaining } from './explain.ts';
import type { Reference } from './model/manifest.ts';
import type { OpenModel } from './model/open-model.ts';
import type { Contribution } from './reasons.ts';
import type { Remarks } from './remarks.ts';
import type { Asked, Question, Task } from './task.ts';
import type { TaskId } from './task-id.ts';

/** Predictions and how they came about. */
export interface Predicted<Prediction, Engine extends string = string> {
  /** One for each input, in order. */
  readonly predictions: readonly Prediction[];
  /** What computed them. */
  readonly engine: Engine;
  /** How long the thread was free while a device computed, in ms. */
  readonly waitedMs: number;
}

/**
 * Whatever predicts: a model in the page, in a worker or on a server, the heuristic, a challenger beside a champion.
 */
export interface Predictor<Parsed, Prediction, Engine extends string = string> {
  /** @throws TantiyaError with an operational code when it cannot */
  predict(inputs: readonly Parsed[]): Promise<Predicted<Prediction, Engine>>;
  /** What it makes of the fields that an input gives. */
  remarks(question: Asked<Parsed>): Remarks;
  /** What each field and word of an input adds to its prediction; absent where predictions are no sums. */
  takeApart?(input: Parsed): Promise<readonly Contribution[]>;
  /** What it knows of the marketplace. */
  readonly reference?: Reference | undefined;
  dispose(): void;
}

/** What an answer may say beside the answer itself. */
export interface Wants {
  /** Why it is what it is: `reasons`. */
  readonly explain?: boolean | undefined;
  /** What is worth asking next: `advice`. */
  readonly advise?: boolean | undefined;
}

/** Answers in the order of the questions; `engine` and `waitedMs` as in {@link Predicted}. */
export interface Answered<Value, Engine extends string> {
  readonly values: readonly Value[];
  readonly engine: Engine;
  readonly waitedMs: number;
}

/** The parts of a task that answering takes. */
type Answerable<Parsed, Prediction, View, Value> = Pick<
  Task<TaskId, Parsed, Prediction, View, Value>,
  'parse' | 'variants' | 'answer' | 'figure' | 'usual'
>;

/**
 * Answers questions: asks the predictor once for the variants of all questions, then answers each question from the
 * predictions of its variants.
 *
 * @throws what the predictor throws
 */
export async function answerAll<Parsed, Prediction, View, Value extends object, Engine extends string>(
  task: Answerable<Parsed, Prediction, View, Value>,
  predictor: Omit<Predictor<Parsed, Prediction, Engine>, 'dispose'>,
  questions: readonly Question<Parsed, View>[],
  wants: Wants = {},
): Promise<Answered<Value & Partial<Explained & Advised>, Engine>> {
  const isMore = wants.explain || wants.advise;
  const extras = isMore
    ? await Promise.all(questions.map((question) => extrasOf(task, predictor, question, wants)))
    : [];
  const asked = questions.map(({ parsed, view }, index) => [
    task.variants(parsed, view),
    ...(extras[index] ?? []).map(({ inputs }) => inputs),
  ]);
  const { predictions, engine, waitedMs } = await predictor.predict(asked.flat(2) as readonly Parsed[]);
  let end = 0;
  const values = questions.map((question, index) => {
    const [own = [], ...others] = (asked[index] ?? []).map(({ length }) => {
      const start = end;
      end += length;
      return predictions.slice(start, end);
    });
    const value = task.answer(own, question.parsed, question.view, predictor.remarks(question));
    const [prediction] = own;
    if (!isMore || prediction === undefined) return value;
    const more = (extras[index] ?? []).map((extra, at) => extra.read(prediction, others[at] ?? []));
    return Object.assign(value, ...more);
  });
  return { values, engine, waitedMs };
}

async function extrasOf<Parsed, Prediction, View>(
  task: Answerable<Parsed, Prediction, View, unknown>,
  predictor: Omit<Predictor<Parsed, Prediction>, 'dispose'>,
  question: Question<Parsed, View>,
  { explain, advise }: Wants,
): Promise<readonly Extra<Parsed, Prediction>[]> {
  return [
    ...(explain ? [explaining(task, question, await predictor.takeApart?.(question.parsed))] : []),
    ...(advise ? [advising(task, predictor, question)] : []),
  ];
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

/** Runs a network: rows to outputs, shape [rows.count, design.outputs], row-major. */
export type RunNetwork<Engine extends string> = (
  rows: Rows,
) => Promise<{ readonly outputs: Float32Array; readonly engine: Engine; readonly waitedMs: number }>;

/** A model as a predictor: encodes, runs and reads; the only place where these three meet. */
export function predicting<Parsed, Prediction, Engine extends string>(
  model: Pick<
    OpenModel<Parsed, Prediction>,
    'encode' | 'read' | 'remarks' | 'takeApart' | 'design' | 'manifest'
  >,
  run: RunNetwork<Engine>,
  dispose: () => void,
): Predictor<Parsed, Prediction, Engine> {
  const { takeApart, design, manifest } = model;
  return {
    async predict(inputs) {
      const { outputs, engine, waitedMs } = await run(model.encode(inputs));
      return { predictions: model.read(outputs, inputs), engine, waitedMs };
    },
    remarks: model.remarks,
    ...(takeApart && {
      takeApart: (input) =>
        takeApart(input, async (rows) => {
          const { outputs } = await run(rows);
          return (row) => outputs[row * design.outputs + (design.point ?? 0)] as number;
        }),
    }),
    reference: manifest.reference,
    dispose,
  };
}
