import { openRange } from '../calibration/range.ts';
import { readTextOutputs, textOutputs } from '../calibration/text-outputs.ts';
import type { Design } from '../design.ts';
import type { CompletionTimeJob } from './input.ts';
import { type HoursPrediction, hoursPrediction } from './prediction.ts';
import { hoursScale } from './scale.ts';
import { completionTimeTextFeatures } from './text-features.ts';

/** A sum of what each word, name, choice and number of a job adds to the logarithm (log1p) of its hours. */
export const completionTimeText: Design<CompletionTimeJob, HoursPrediction> = {
  id: 'completion-time/text',
  features: completionTimeTextFeatures,
  outputs: textOutputs.length,
  point: 1, // the middle
  additive: true,
  tolerance: 1e-3,
  head(calibration) {
    const read = openRange(calibration, hoursScale);
    return (outputs, { category }, unknown) => {
      return hoursPrediction(read(readTextOutputs(outputs, category, unknown), [category], unknown));
    };
  },
};
