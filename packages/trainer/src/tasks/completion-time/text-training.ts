import {
  type CompletionTimeJob,
  clampHours,
  completionTimeText,
  type HoursPrediction,
  hoursScale,
  type RangeCalibration,
  readTextOutputs,
} from '@tantiya/core';
import { fitText } from '../../additive/fit-text.ts';
import type { AdditiveTraining, AnsweredRow } from '../../designs/design-training.ts';
import { fitRange, type HeldOutRow } from '../fit-range.ts';

/** The duration of what a job says. Durations are learned as log1p of hours, clipped to what is answered. */
export const completionTimeTextTraining: AdditiveTraining<CompletionTimeJob, HoursPrediction> = {
  kind: 'additive',
  design: completionTimeText,
  toNetwork: (target) => target.map((hours) => Math.log1p(clampHours(hours))),
  augment: (row) => [row],
  fit: (rows) =>
    fitText(
      {
        features: completionTimeText.features,
        middle: 0,
        bands: [],
        addedByDoubling: 0.4,
      },
      rows,
    ),
  calibrate: ({ heldOut, train }): RangeCalibration =>
    fitRange(heldOut.map(toRow), train.map(toRow), { scale: hoursScale, centre: 'mean' }),
  outputUnit: 'in log space',
};

function toRow({ parsed, outputs, target }: AnsweredRow<CompletionTimeJob>): HeldOutRow {
  return { outputs: readTextOutputs(outputs), keys: [parsed.category], truth: target[0] ?? Number.NaN };
}
