import { type Advised, advising } from './advise.ts';
import { type Explained, type Extra, explained, leavingOut } from './explain.ts';
import { takenApart } from './model/take-apart.ts';
import { type Answered, answerAll, type Predictor } from './predictor.ts';
import type { Question, Task } from './task.ts';
import type { TaskId } from './task-id.ts';

/** What an answer may say beside the answer itself. */
export interface Wants {
  /** Why it is what it is: `reasons`. */
  readonly explain?: boolean | undefined;
  /** What is worth asking next: `advice`. */
  readonly advise?: boolean | undefined;
}

/** The parts of a task that answering takes. */
type Answerable<Parsed, Prediction, View, Value> = Pick<
  Task<TaskId, Parsed, Prediction, View, Value>,
  'parse' | 'variants' | 'answer' | 'figure' | 'usual'
>;

/**
 * Answers questions like `answerAll`, and says more; each is asked alone. It is apart because few pages need it before their
 * first answer.
 *
 * @param wants what the answers say beside themselves
 * @throws what the predictor throws
 */
export async function answerInFull<Parsed, Prediction, View, Value extends object, Engine extends string>(
  task: Answerable<Parsed, Prediction, View, Value>,
  predictor: Omit<Predictor<Parsed, Prediction, Engine>, 'dispose'>,
  questions: readonly Question<Parsed, View>[],
  wants: Wants,
): Promise<Answered<Value & Partial<Explained & Advised>, Engine>> {
  if (questions.length === 0) return answerAll(task, predictor, questions);
  const answers = await Promise.all(questions.map((question) => answerOne(task, predictor, question, wants)));
  const [{ engine }] = answers as [(typeof answers)[number]];
  const waitedMs = Math.max(...answers.map((answer) => answer.waitedMs));
  return { values: answers.map(({ value }) => value), engine, waitedMs };
}

/** One answer, why it is what it is and what is worth asking next: at most two runs of a network. */
async function answerOne<Parsed, Prediction, View, Value extends object, Engine extends string>(
  task: Answerable<Parsed, Prediction, View, Value>,
  predictor: Omit<Predictor<Parsed, Prediction, Engine>, 'dispose'>,
  question: Question<Parsed, View>,
  { explain, advise }: Wants,
) {
  const { parsed, view } = question;
  const apart =
    explain && predictor.additive ? await takenApart(task, predictor.additive, parsed) : undefined;
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
