import type { Design } from './design.ts';
import type { CurrencyRates } from './input/currency.ts';
import type { Reference } from './model/manifest.ts';
import type { TaskId } from './task-id.ts';

/** What a caller may set for a whole call, beside the input itself. */
export interface TaskOptions {
  /** PHP per unit of each currency, instead of the built-in table. */
  readonly rates?: CurrencyRates | undefined;
  /** How many suggestions a profile score brings at most; 0 for none. Default 5. */
  readonly suggestions?: number | undefined;
}

/** A caller's input, parsed: what is asked, and how the caller wants to see the answer. */
export interface Question<Parsed, View> {
  readonly parsed: Parsed;
  /** Currency or number of suggestions: nothing that a network reads. */
  readonly view: View;
}

/** One kind of estimate, from the caller's input to the answer. Everything in it is pure. */
export interface Task<Id extends TaskId, Parsed, Prediction, View, Value> {
  readonly id: Id;
  /** @throws TantiyaError `input/invalid` or `input/not-finite` */
  readonly parse: (input: unknown, options?: TaskOptions) => Question<Parsed, View>;
  /** What has to be predicted to answer; the first is the input itself. */
  readonly variants: (parsed: Parsed, view: View) => readonly Parsed[];
  /** The networks that can answer it, the preferred one first. */
  readonly designs: readonly Design<Parsed, Prediction>[];
  /** The heuristic's prediction; closer with what a model's manifest says of the marketplace. */
  readonly guess: (parsed: Parsed, reference?: Reference) => Prediction;
  /** @param predictions of the variants, in their order */
  readonly answer: (predictions: readonly Prediction[], parsed: Parsed, view: View) => Value;
}
