import {
  type CompletionTimeJob,
  clampHours,
  completionTimeSpec43,
  decodeHours,
  type HoursCalibration,
  type HoursPrediction,
  intervalLevel,
} from '@tantiya/core';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import type { CalibrationContext, DesignTraining } from '../../designs/design-training.ts';
import { deciles, fitInterval } from '../calibrate.ts';
import { column } from '../metrics.ts';

/** The specification's completion-time network. Durations are learned as log1p of hours, clipped to what is answered. */
export const completionTimeSpec43Training: DesignTraining<CompletionTimeJob, HoursPrediction> = {
  design: completionTimeSpec43,
  architecture: logScaledArchitecture,
  hyperparameters: commonHyperparameters,
  toNetwork: (target) => target.map((hours) => Math.log1p(clampHours(hours))),
  augment: (row) => [row],
  calibrate,
  outputUnit: 'in log space',
};

function calibrate({ train, validation, validationTargets }: CalibrationContext): HoursCalibration {
  const { knots, level } = fitInterval(column(validation, 0), column(validationTargets, 0));
  const widths = column(train, 0).map((output) => {
    const [lower, , upper] = decodeHours(output, knots);
    return Math.log(upper / lower);
  });
  return { widths: deciles(widths), knots, ...(level !== intervalLevel && { level }) };
}
