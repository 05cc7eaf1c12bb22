import { openRange } from '../calibration/range.ts';
import type { Design } from '../design.ts';
import { completionTimeFeatures } from './features.ts';
import type { CompletionTimeJob } from './input.ts';
import { type HoursPrediction, hoursPrediction } from './prediction.ts';
import { hoursScale } from './scale.ts';

/** The specification's completion-time network: 43 numbers in, the logarithm of the hours out. */
export const completionTimeSpec43: Design<CompletionTimeJob, HoursPrediction> = {
  id: 'completion-time/spec-43',
  features: completionTimeFeatures,
  outputs: 1,
  tolerance: 1e-3,
  head(calibration) {
    const read = openRange(calibration, hoursScale);
    return (outputs, { category }, unknown) => {
      const output = outputs[0] ?? Number.NaN;
      const log = { lower: output, middle: output, upper: output };
      // Without a category it knows nothing of the kind of work.
      const most = category === undefined ? 'caution' : 'good';
      return hoursPrediction(read(log, [category], unknown, most));
    };
  },
};
