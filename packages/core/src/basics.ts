// What a page needs until a model is there, apart from the rest, so that no bundler puts both into one file.

export type { Advised, MissingField } from './advise.ts';
export type { Wants } from './answer-in-full.ts';
export type { Trust } from './calibration/trust.ts';
export { type CompletionTimeEstimate, completionTimeBasics } from './completion-time/basics.ts';
export type { CompletionTimeInput, JobType, WorkerHistory } from './completion-time/input.ts';
export * from './errors.ts';
export type { Explained } from './explain.ts';
export { type CurrencyRates, currencyTableDate, currencyToPhp } from './input/currency.ts';
export { isList, shown } from './input/shown.ts';
export type { Urgency } from './input/urgency.ts';
export type { Manifest } from './model/manifest.ts';
export type { Reference } from './model/reference.ts';
export { type Answered, answerAll, guessing, type Predictor } from './predictor.ts';
export { type PriceEstimate, priceBasics } from './price/basics.ts';
export type { JobScope, PriceInput, SkillLevel, WorkEnvironment } from './price/input.ts';
export type { BudgetVerdict } from './price/verdict.ts';
export { type ProfileScore, profileScoreBasics, type RatingCategory } from './profile-score/basics.ts';
export type { ProfileInput } from './profile-score/input.ts';
export type { ScorePart } from './profile-score/prediction.ts';
export type { Suggestion } from './profile-score/suggestions.ts';
export type { Contribution, Reason } from './reasons.ts';
export type { Question, TaskBasics, TaskOptions } from './task.ts';
export { type TaskId, taskIds } from './task-id.ts';
