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
  cardText: {
    purpose:
      "Estimates how many hours a job takes, from its words, its budget and other fields, the time of posting and the worker's history.",
    calibration:
      'The interval is meant to hold 80 % of the truths. Its ends are linear quantiles of what is missed, moved so that they hold on the validation rows, by category where those differ (split conformal prediction); the table says how often it held the truth on the test rows. The confidence is the share of training rows whose interval was relatively wider.',
    limits: [
      'It adds up what words are usually worth. It does not understand a sentence.',
      'Answers lie between 0.5 and 720 hours.',
      'An expectation to plan with, not a deadline. Do not judge or pay a worker by it.',
    ],
  },
};

function toRow({ parsed, outputs, target }: AnsweredRow<CompletionTimeJob>): HeldOutRow {
  return { outputs: readTextOutputs(outputs), keys: [parsed.category], truth: target[0] ?? Number.NaN };
}
