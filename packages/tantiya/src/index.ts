export {
  type BudgetVerdict,
  type CompletionTimeEstimate,
  type CompletionTimeInput,
  type CurrencyRates,
  currencyTableDate,
  currencyToPhp,
  type ErrorCode,
  isTantiyaError,
  type JobScope,
  type JobType,
  type MissingField,
  type OperationalCode,
  type PriceEstimate,
  type PriceInput,
  type ProfileInput,
  type ProfileScore,
  type RatingCategory,
  type Reason,
  type SkillLevel,
  type Suggestion,
  TantiyaError,
  type TaskId,
  type Trust,
  type Urgency,
  type WorkEnvironment,
  type WorkerHistory,
} from '@tantiya/core/basics';
export type { Engine, EngineName, EngineProvider, Network } from './engines/engine.ts';
export type { EngineChoice } from './engines/engine-choice.ts';
export type { BatchOptions, Estimate, EstimateFunction, EstimateOptions } from './estimator/estimate.ts';
export { createEstimator, type Estimator, type EstimatorStatus } from './estimator/estimator.ts';
export type { EstimatorOptions } from './estimator/options.ts';
export type { TaskStatus } from './estimator/task-estimator.ts';
