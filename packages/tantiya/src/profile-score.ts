import { type ProfileInput, type ProfileScore, profileScoreTask } from '@tantiya/core';
import type { EstimatorOptions } from './estimator/context.ts';
import type { EstimateFunction } from './estimator/estimate.ts';
import { createSingleTask, type SingleTask } from './estimator/single-task.ts';

export interface ProfileScoreEstimator extends SingleTask {
  readonly profileScore: EstimateFunction<ProfileInput, ProfileScore>;
}

/** `createEstimator` for pages that only score profiles. @throws TantiyaError `config/invalid` */
export function createProfileScoreEstimator(options: EstimatorOptions): ProfileScoreEstimator {
  const { estimate, ...others } = createSingleTask(profileScoreTask, options);
  return { profileScore: estimate, ...others };
}
