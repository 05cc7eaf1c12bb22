import type { Design } from './design.ts';
import type { Currencies, CurrencyRates } from './input/currency.ts';
import type { LocalClock } from './input/local-clock.ts';
import type { Reference } from './model/reference.ts';
import type { Remarks } from './remarks.ts';
import type { TaskId } from './task-id.ts';

/** What a caller may set for a whole call, beside the input itself. */
export interface TaskOptions {
  /** PHP per unit of currencies that the built-in table does not have, or has otherwise. */
  readonly rates?: CurrencyRates | Currencies | undefined;
  /** IANA name of the marketplace's time zone: times with an offset are turned into it. Default: as they are written. */
  readonly timeZone?: string | LocalClock | undefined;
  /** How many suggestions a profile score brings at most; 0 for none. Default 5. */
  readonly suggestions?: number | undefined;
  /** What a client means to pay, in the currency of the answer, above 0: a price then says how it compares. */
  readonly budget?: number | undefined;
}

/** A caller's input, parsed: what is asked, and how the caller wants to see the answer. */
export interface Question<Parsed, View> {
  readonly parsed: Parsed;
  /** Currency or number of suggestions: nothing that a network reads. */
  readonly view: View;
  /** Names of the fields that the caller gave, `worker.rating` for one within a field; not those of the view. */
  readonly given: readonly string[];
  /**
   * The same input with other values in some fields, or with none.
   *
   * @param changes values by field, as the task's schema reads them
   */
  readonly altered: (changes: Readonly<Record<string, unknown>>) => Parsed;
}

/** What is asked, without how the answer is to be seen. */
export type Asked<Parsed> = Pick<Question<Parsed, unknown>, 'parsed' | 'given'>;

/** The number that an answer is about. */
export interface Figure<Prediction, View> {
  /** In the unit of predictions: PHP, hours, points. */
  readonly amount: (prediction: Prediction) => number;
  /** How wide the range around it is. */
  readonly width: (prediction: Prediction) => number;
  /** The scale on which its networks learn and changes add up; increasing. */
  readonly scale: (amount: number) => number;
  /** In the unit of the answer, not rounded. */
  readonly shown: (amount: number, view: View) => number;
}

/**
 * One kind of estimate, from the caller's input to the answer. Everything in it is pure, and all that a page needs until a
 * model is there.
 */
export interface TaskBasics<Id extends TaskId, Parsed, Prediction, View, Value> {
  readonly id: Id;
  /**
   * Checks the options once for many calls of `parse`, which is faster with what this returns.
   *
   * @throws TantiyaError `config/invalid`, naming the option
   */
  readonly prepare: (options: TaskOptions) => TaskOptions;
  /** @throws TantiyaError `input/invalid` or `input/not-finite`; `config/invalid` for the options */
  readonly parse: (input: unknown, options?: TaskOptions) => Question<Parsed, View>;
  /** Names of the options that a call may have for this task alone. */
  readonly callOptions: readonly (keyof TaskOptions)[];
  /** What has to be predicted to answer; the first is the input itself. */
  readonly variants: (parsed: Parsed, view: View) => readonly Parsed[];
  readonly figure: Figure<Prediction, View>;
  /** Values by which an optional field is often filled in, by field: what is worth asking is found out with them. */
  readonly usual: (reference?: Reference) => Readonly<Record<string, readonly unknown[]>>;
  /** The heuristic's prediction; closer with what a model's manifest says of the marketplace. */
  readonly guess: (parsed: Parsed, reference?: Reference) => Prediction;
  /** What `guess` makes of the fields that were given. */
  readonly guessRemarks: (question: Asked<Parsed>, reference?: Reference) => Remarks;
  /**
   * @param predictions of the variants, in their order
   * @param remarks of whoever predicted; none by default
   */
  readonly answer: (
    predictions: readonly Prediction[],
    parsed: Parsed,
    view: View,
    remarks?: Remarks,
  ) => Value;
}

/** A kind of estimate with the networks that can answer it. */
export interface Task<Id extends TaskId, Parsed, Prediction, View, Value>
  extends TaskBasics<Id, Parsed, Prediction, View, Value> {
  /** The preferred one first. */
  readonly designs: readonly Design<Parsed, Prediction>[];
}

export function withDesigns<Id extends TaskId, Parsed, Prediction, View, Value>(
  basics: TaskBasics<Id, Parsed, Prediction, View, Value>,
  designs: readonly Design<Parsed, Prediction>[],
): Task<Id, Parsed, Prediction, View, Value> {
  return { ...basics, designs };
}
