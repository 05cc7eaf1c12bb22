export type { Advised, MissingField } from './advise.ts';
export { confidenceOf, heuristicConfidence, type WidthQuantiles } from './calibration/confidence.ts';
export {
  type CalibratedRange,
  openRange,
  type RangeCalibration,
  type RangeOutputs,
  type ReadRange,
  rangeLevel,
  shareBelow,
} from './calibration/range.ts';
export {
  groupOffsets,
  offsetsAt,
  type RangeGroups,
  type RangeKnot,
  type RangeOffsets,
} from './calibration/range-offsets.ts';
export { linearScale, logScale, type Scale } from './calibration/scale.ts';
export { readTextOutputs, textOutputs } from './calibration/text-outputs.ts';
export { type Trust, trustOf } from './calibration/trust.ts';
export { formatDuration } from './completion-time/duration.ts';
export { clampHours, hourBounds, hoursFactor } from './completion-time/heuristic.ts';
export type {
  CompletionTimeInput,
  CompletionTimeJob,
  CompletionTimeView,
  JobType,
  WorkerHistory,
} from './completion-time/input.ts';
export type { HoursPrediction } from './completion-time/prediction.ts';
export { hoursScale } from './completion-time/scale.ts';
export { completionTimeSpec43 } from './completion-time/spec-43.ts';
export { type CompletionTimeEstimate, completionTimeTask } from './completion-time/task.ts';
export { completionTimeText } from './completion-time/text.ts';
export type { Design, Head } from './design.ts';
export { createEncoder, type Encoder, type FeatureBlock, type Fitted } from './encoding/encode.ts';
export {
  columnNames,
  type DenseFeature,
  type Feature,
  numeric,
  oneHot,
  type SparseFeature,
  type SparseFit,
  type Trace,
  vocabulary,
} from './encoding/feature.ts';
export { fingerprint } from './encoding/fingerprint.ts';
export {
  denseRows,
  densify,
  type Entry,
  entriesOf,
  type RowShape,
  type Rows,
  type SparseBlock,
} from './encoding/rows.ts';
export { fitVocabulary } from './encoding/vocabulary.ts';
export * from './errors.ts';
export type { Explained } from './explain.ts';
export {
  type Currencies,
  type Currency,
  type CurrencyRates,
  createCurrencies,
  currenciesOf,
  currencyTableDate,
  currencyToPhp,
} from './input/currency.ts';
export { createLocalClock, type LocalClock } from './input/local-clock.ts';
export { nameKey } from './input/name-key.ts';
export { camelCased } from './input/names.ts';
export { plainText } from './input/plain-text.ts';
export { shown } from './input/shown.ts';
export { readTime, type WrittenTime } from './input/time.ts';
export type { Urgency } from './input/urgency.ts';
export { checkTopology } from './model/check-topology.ts';
export { type LayerWeights, readWeights } from './model/layer-weights.ts';
export type { LayersModel, WeightSpec } from './model/layers-model.ts';
export { gateColumns, type LstmGate, lstmGates } from './model/lstm-gates.ts';
export { type GoldenProbe, type Manifest, parseManifest, type Reference } from './model/manifest.ts';
export { corrupt } from './model/model-error.ts';
export { type ModelIndex, parseModelIndex } from './model/model-index.ts';
export { type ModelJson, modelJson, parseModelJson } from './model/model-json.ts';
export { type OpenModel, openModel } from './model/open-model.ts';
export { type Layer, type LayerConfig, readTopology, type Source, type Topology } from './model/topology.ts';
export { type NamedWeight, type WeightStorage, writeLayersModel } from './model/write-layers-model.ts';
export {
  type Answered,
  answerAll,
  guessing,
  type Predicted,
  type Predictor,
  predicting,
  type RunNetwork,
  type Wants,
} from './predictor.ts';
export type { PriceCalibration } from './price/band.ts';
export { categoryPrices, priceFactor, priceFactors } from './price/heuristic.ts';
export type {
  JobScope,
  PriceInput,
  PriceJob,
  PriceView,
  SkillLevel,
  WorkEnvironment,
} from './price/input.ts';
export { type PricePrediction, type PriceRange, priceScale, relativeWidth } from './price/prediction.ts';
export { priceGroups } from './price/price-groups.ts';
export { decodePriceRange, type PriceBandCalibration, priceSpec60 } from './price/spec-60.ts';
export { type PriceEstimate, priceTask } from './price/task.ts';
export { priceText, priceTextOutputs } from './price/text.ts';
export type { BudgetVerdict } from './price/verdict.ts';
export { countries, skills } from './profile-score/features.ts';
export {
  type HeuristicPoints,
  heuristicPoints,
  heuristicScore,
  type ScoreLine,
  scoreReference,
} from './profile-score/heuristic.ts';
export type { Profile, ProfileInput, ProfileView } from './profile-score/input.ts';
export { profileScoreParts, type ScoreCurve, scoreCurves } from './profile-score/parts.ts';
export {
  ratingGroup,
  type ScorePart,
  type ScorePrediction,
  scoreScale,
  unmeasuredScore,
} from './profile-score/prediction.ts';
export { profileScoreSpec43 } from './profile-score/spec-43.ts';
export { type Advice, adviceFor, advices, follow, type Suggestion } from './profile-score/suggestions.ts';
export {
  categoryOf,
  type ProfileScore,
  profileScoreTask,
  type RatingCategory,
} from './profile-score/task.ts';
export type { Contribution, Reason } from './reasons.ts';
export type { Remarks } from './remarks.ts';
export type { Asked, Question, Task, TaskOptions } from './task.ts';
export { type TaskId, taskIds } from './task-id.ts';
export { withTask } from './tasks.ts';
