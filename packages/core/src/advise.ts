import type { Extra } from './explain.ts';
import type { Reference } from './model/reference.ts';
import type { Remarks } from './remarks.ts';
import type { Asked, Question, Task } from './task.ts';
import type { TaskId } from './task-id.ts';

/** A field that was left out, and would make the answer surer. */
export interface MissingField {
  readonly field: string;
  /** By how much the range would get narrower on average, as a share of its width, 0..1. */
  readonly narrowing: number;
}

/** What is worth asking next. */
export interface Advised {
  /** What narrows the range most comes first. */
  readonly advice: readonly MissingField[];
}

/** What a predictor knows of fields and market. */
interface Adviser<Parsed> {
  remarks(question: Asked<Parsed>): Remarks;
  readonly reference?: Reference | undefined;
}

/** Less than this share is no reason to bother anyone. */
const leastNarrowing = 0.01;

/**
 * Finds out which of the fields that were left out would narrow the range: by filling in each with its usual values, and
 * averaging how wide the range would be. A field that the predictor does not use is never named.
 */
export function advising<Parsed, Prediction, View>(
  { figure, usual }: Pick<Task<TaskId, Parsed, Prediction, View, unknown>, 'figure' | 'usual'>,
  predictor: Adviser<Parsed>,
  { given, parsed, altered }: Question<Parsed, View>,
): Extra<Parsed, Prediction> {
  const values = usual(predictor.reference);
  const open = Object.keys(values).filter((field) => !given.includes(field));
  const { ignored } = predictor.remarks({ parsed, given: open });
  const filled = open
    .filter((field) => !ignored.includes(field))
    .flatMap((field) =>
      (values[field] ?? []).map((value) => ({ field, parsed: altered({ [field]: value }) })),
    );
  return {
    inputs: filled.map(({ parsed }) => parsed),
    read(prediction, predictions): Advised {
      const width = figure.width(prediction);
      const advice = [...new Set(filled.map(({ field }) => field))].map((field) => {
        const widths = predictions.filter((_, index) => filled[index]?.field === field).map(figure.width);
        const mean = widths.reduce((sum, one) => sum + one, 0) / widths.length;
        return { field, narrowing: Math.round((1 - mean / width) * 100) / 100 };
      });
      return {
        advice: advice
          .filter(({ narrowing }) => narrowing >= leastNarrowing)
          .sort((a, b) => b.narrowing - a.narrowing),
      };
    },
  };
}
