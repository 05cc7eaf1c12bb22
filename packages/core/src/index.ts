export { formatDuration } from './completion-time/duration.ts';
export { clampHours, hourBounds } from './completion-time/heuristic.ts';
export type { IntervalKnot } from './completion-time/interval.ts';
export type {
  CompletionTimeInput,
  CompletionTimeJob,
  JobType,
  WorkerHistory,
} from './completion-time/job.ts';
export {
  type CompletionTimeEstimate,
  completionTimeTask,
  decodeHours,
  intervalLevel,
} from './completion-time/task.ts';
export { confidenceOf, type Deciles, heuristicConfidence } from './confidence.ts';
export { type CurrencyRates, currencyTableDate, currencyToPhp, rateOf } from './currency.ts';
export * from './errors.ts';
export { columnNames, encode, type Feature, fingerprint, widthOf } from './feature.ts';
export type { LayersModel, WeightSpec } from './layers-model.ts';
export {
  checkCompatible,
  type Manifest,
  type ModelJson,
  parseModelJson,
  passesProbes,
  vocabulariesOf,
} from './manifest.ts';
export { type ModelIndex, parseModelIndex } from './model-index.ts';
export { categoryPrices, type PriceRange } from './price/heuristic.ts';
export type { JobScope, PriceInput, PriceJob, SkillLevel, WorkEnvironment } from './price/job.ts';
export { decodePriceRange, type PriceEstimate, priceTask, relativeWidth } from './price/task.ts';
export { countries, skills } from './profile-score/features.ts';
export { type HeuristicPoints, heuristicPoints, heuristicScore } from './profile-score/heuristic.ts';
export type { Profile, ProfileInput } from './profile-score/profile.ts';
export { type Advice, adviceFor, advices, follow, type Suggestion } from './profile-score/suggestions.ts';
export {
  categoryOf,
  type ProfileScore,
  profileScoreTask,
  type RatingCategory,
} from './profile-score/task.ts';
export type { Task, TaskId, TaskOptions } from './task.ts';
export { slug } from './text.ts';
export type { Urgency } from './urgency.ts';
export {
  categoryCount,
  emptyVocabularies,
  fitVocabulary,
  indexVocabulary,
  tagCount,
  type Vocabularies,
  type Vocabulary,
} from './vocabulary.ts';
