import { type ProfileInput, type ProfileScore, profileScoreBasics } from '@tantiya/core/basics';
import type { EstimateFunction } from './estimator/estimate.ts';
import type { EstimatorOptions } from './estimator/options.ts';
import { createSingleTask, type SingleTask } from './estimator/single-task.ts';

export interface ProfileScoreEstimator extends SingleTask {
  readonly profileScore: EstimateFunction<ProfileInput, ProfileScore>;
}

/** `createEstimator` for pages that only score profiles. @throws TantiyaError `config/invalid` */
export function createProfileScoreEstimator(options: EstimatorOptions): ProfileScoreEstimator {
  const { estimate, ...others } = createSingleTask(
    profileScoreBasics,
    () => import('./model/code/profile-score.ts'),
    options,
  );
  return { profileScore: estimate, ...others };
}
