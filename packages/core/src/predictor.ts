import { type Advised, advising } from './advise.ts';
import type { Rows } from './encoding/rows.ts';
import { type Difference, type Explained, type Extra, explained, leavingOut } from './explain.ts';
import type { Reference } from './model/manifest.ts';
import type { OpenModel } from './model/open-model.ts';
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

/**
 * Whatever predicts: a model in the page, in a worker or on a server, the heuristic, a challenger beside a champion.
 */
export interface Predictor<Parsed, Prediction, Engine extends string = string> {
  /** @throws TantiyaError with an operational code when it cannot */
  predict(inputs: readonly Parsed[]): Promise<Predicted<Prediction, Engine>>;
  /** What it makes of the fields that an input gives. */
  remarks(question: Asked<Parsed>): Remarks;
  /** Predicts, and says what each field and word of the input adds; absent where predictions are no sums. */
  takeApart?(input: Parsed): Promise<Difference<Prediction> & Computed<Engine>>;
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

/** Answers in the order of the questions, and how they came about. */
export interface Answered<Value, Engine extends string> extends Computed<Engine> {
  readonly values: readonly Value[];
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
 * @param wants what the answers say beside themselves; then each question is asked alone
 * @throws what the predictor throws
 */
export async function answerAll<Parsed, Prediction, View, Value extends object, Engine extends string>(
  task: Answerable<Parsed, Prediction, View, Value>,
  predictor: Omit<Predictor<Parsed, Prediction, Engine>, 'dispose'>,
  questions: readonly Question<Parsed, View>[],
  wants: Wants = {},
): Promise<Answered<Value & Partial<Explained & Advised>, Engine>> {
  if (questions.length > 0 && (wants.explain || wants.advise)) {
    const answers = await Promise.all(
      questions.map((question) => answerInFull(task, predictor, question, wants)),
    );
    const [{ engine }] = answers as [(typeof answers)[number]];
    const waitedMs = Math.max(...answers.map((answer) => answer.waitedMs));
    return { values: answers.map(({ value }) => value), engine, waitedMs };
  }
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

/** One answer, why it is what it is and what is worth asking next: at most two runs of a network. */
async function answerInFull<Parsed, Prediction, View, Value extends object, Engine extends string>(
  task: Answerable<Parsed, Prediction, View, Value>,
  predictor: Omit<Predictor<Parsed, Prediction, Engine>, 'dispose'>,
  question: Question<Parsed, View>,
  { explain, advise }: Wants,
) {
  const { parsed, view } = question;
  const apart = explain ? await predictor.takeApart?.(parsed) : undefined;
  const own = apart ? [apart.prediction] : [];
  const extras: readonly Extra<Parsed, Prediction>[] = [
    ...(explain && !apart ? [leavingOut(task, question)] : []),
    ...(advise ? [advising(task, predictor, question)] : []),
  ];
  const parts = [task.variants(parsed, view).slice(own.length), ...extras.map(({ inputs }) => inputs)];
  const inputs = parts.flat();
  const { predictions, engine, waitedMs } =
    apart && inputs.length === 0 ? { ...apart, predictions: [] } : await predictor.predict(inputs);
  let end = 0;
  const [variants = [], ...others] = parts.map(({ length }) => {
    const start = end;
    end += length;
    return predictions.slice(start, end);
  });
  const all = [...own, ...variants];
  const value = task.answer(all, parsed, view, predictor.remarks(question));
  const more = all
    .slice(0, 1)
    .flatMap((prediction) => [
      ...(apart ? [explained(task.figure, view, apart)] : []),
      ...extras.map((extra, index) => extra.read(prediction, others[index] ?? [])),
    ]);
  return { value: Object.assign(value, ...more), engine, waitedMs: waitedMs + (apart?.waitedMs ?? 0) };
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
      async takeApart(input) {
        const { inputs, rows, contributions } = takeApart(input);
        const { outputs, engine, waitedMs } = await run(rows);
        const width = design.outputs;
        const [prediction, start] = model.read(outputs.subarray(0, inputs.length * width), inputs);
        if (prediction === undefined || start === undefined)
          throw new TypeError('two inputs have two predictions');
        const points = [design.point ?? 0].flat();
        const output = (row: number) =>
          points.reduce((sum, point) => sum + (outputs[row * width + point] as number), 0);
        return { prediction, start, contributions: contributions(output), engine, waitedMs };
      },
    }),
    reference: manifest.reference,
    dispose,
  };
}
