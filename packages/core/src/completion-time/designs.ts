import type { Design } from '../design.ts';
import type { CompletionTimeJob } from './input.ts';
import type { HoursPrediction } from './prediction.ts';
import { completionTimeSpec43 } from './spec-43.ts';
import { completionTimeText } from './text.ts';

/** The networks that can answer, the preferred one first. */
export const completionTimeDesigns: readonly Design<CompletionTimeJob, HoursPrediction>[] = [
  completionTimeText,
  completionTimeSpec43,
];
