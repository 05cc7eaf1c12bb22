import {
  type CompletionTimeJob,
  clampHours,
  completionTimeSpec43,
  type HoursPrediction,
  hoursScale,
  type RangeCalibration,
} from '@tantiya/core';
import { commonHyperparameters, logScaledArchitecture } from '../../designs/architecture.ts';
import type { NetworkTraining } from '../../designs/design-training.ts';
import { aroundPrediction, fitRange } from '../fit-range.ts';

/** The specification's completion-time network. Durations are learned as log1p of hours, clipped to what is answered. */
export const completionTimeSpec43Training: NetworkTraining<CompletionTimeJob, HoursPrediction> = {
  kind: 'network',
  design: completionTimeSpec43,
  architecture: logScaledArchitecture,
  hyperparameters: commonHyperparameters,
  toNetwork: (target) => target.map((hours) => Math.log1p(clampHours(hours))),
  augment: (row) => [row],
  calibrate({ heldOut, train }): RangeCalibration {
    const toRow = aroundPrediction<CompletionTimeJob>(({ category }) => [category]);
    return fitRange(heldOut.map(toRow), train.map(toRow), { scale: hoursScale, centre: 'mean' });
  },
  outputUnit: 'in log space',
};
