import type { TaskId } from '@tantiya/core';
import { fixedInputs } from '../../core/src/test-support/fixed-inputs.test-support.ts';
import type { Estimator } from '../src/index.ts';

/** By task, the answers of an estimator to the fixed inputs: asked alike in Node and in a page. */
export const fixedAnswers = {
  price: (estimator) => estimator.price(fixedInputs.price),
  'completion-time': (estimator) => estimator.completionTime(fixedInputs['completion-time']),
  'profile-score': (estimator) => estimator.profileScore(fixedInputs['profile-score']),
} as const satisfies Readonly<Record<TaskId, (estimator: Estimator) => Promise<readonly object[]>>>;
