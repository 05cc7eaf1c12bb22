export {
  type CompletionTimeEstimate,
  type CompletionTimeInput,
  type CurrencyRates,
  currencyTableDate,
  currencyToPhp,
  type ErrorCode,
  isTantiyaError,
  type JobScope,
  type JobType,
  type OperationalCode,
  type PriceEstimate,
  type PriceInput,
  type ProfileInput,
  type ProfileScore,
  type RatingCategory,
  type SkillLevel,
  type Suggestion,
  TantiyaError,
  type TaskId,
  type Urgency,
  type WorkEnvironment,
  type WorkerHistory,
} from '@tantiya/core';
export type { EstimatorOptions } from './context.ts';
export type { EngineName } from './engine.ts';
export type { EngineChoice } from './engine-pool.ts';
export type { BatchOptions, Estimate, EstimateFunction, EstimateOptions } from './estimate.ts';
export { createEstimator, type Estimator, type EstimatorStatus } from './estimator.ts';
export type { TaskStatus } from './task-estimator.ts';
