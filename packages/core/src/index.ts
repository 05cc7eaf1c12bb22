export { answerInFull } from './answer-in-full.ts';
export * from './basics.ts';
export { confidenceOf, heuristicConfidence, type WidthQuantiles } from './calibration/confidence.ts';
export {
  type CalibratedRange,
  openRange,
  type RangeCalibration,
  type RangeOutputs,
  type ReadRange,
  rangeLevel,
} from './calibration/range.ts';
export {
  groupOffsets,
  offsetsAt,
  type RangeGroups,
  type RangeKnot,
  type RangeOffsets,
} from './calibration/range-offsets.ts';
export { linearScale, logScale, type Scale } from './calibration/scale.ts';
export { shareBelow } from './calibration/share-below.ts';
export { readTextOutputs, textOutputs } from './calibration/text-outputs.ts';
export { trustOf } from './calibration/trust.ts';
export { completionTimeDesigns } from './completion-time/designs.ts';
export { formatDuration } from './completion-time/duration.ts';
export { clampHours, hourBounds, hoursFactor } from './completion-time/heuristic.ts';
export type { CompletionTimeJob, CompletionTimeView } from './completion-time/input.ts';
export type { HoursPrediction } from './completion-time/prediction.ts';
export { hoursScale } from './completion-time/scale.ts';
export { completionTimeSpec43 } from './completion-time/spec-43.ts';
export { completionTimeTask } from './completion-time/task.ts';
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
export { type Currencies, type Currency, createCurrencies, currenciesOf } from './input/currency.ts';
export { createLocalClock, type LocalClock } from './input/local-clock.ts';
export { nameKey } from './input/name-key.ts';
export { camelCased } from './input/names.ts';
export { plainText } from './input/plain-text.ts';
export { readTime, type WrittenTime } from './input/time.ts';
export { checkTopology } from './model/check-topology.ts';
export { type LayerWeights, readWeights } from './model/layer-weights.ts';
export type { LayersModel, WeightSpec } from './model/layers-model.ts';
export { gateColumns, type LstmGate, lstmGates } from './model/lstm-gates.ts';
export { type GoldenProbe, parseManifest } from './model/manifest.ts';
export { corrupt } from './model/model-error.ts';
export { type ModelIndex, parseModelIndex } from './model/model-index.ts';
export { type ModelJson, modelJson, parseModelJson } from './model/model-json.ts';
export { type OpenModel, openModel } from './model/open-model.ts';
export { predicting } from './model/predicting.ts';
export { type Layer, type LayerConfig, readTopology, type Source, type Topology } from './model/topology.ts';
export { type NamedWeight, type WeightStorage, writeLayersModel } from './model/write-layers-model.ts';
export type { Predicted, RunNetwork } from './predictor.ts';
export type { PriceCalibration } from './price/band.ts';
export { priceDesigns } from './price/designs.ts';
export { categoryPrices, priceFactor, priceFactors } from './price/heuristic.ts';
export type { PriceJob, PriceView } from './price/input.ts';
export { type PricePrediction, type PriceRange, priceScale, relativeWidth } from './price/prediction.ts';
export { priceGroups } from './price/price-groups.ts';
export { decodePriceRange, type PriceBandCalibration, priceSpec60 } from './price/spec-60.ts';
export { priceTask } from './price/task.ts';
export { priceText, priceTextOutputs } from './price/text.ts';
export { categoryOf } from './profile-score/basics.ts';
export { profileScoreDesigns } from './profile-score/designs.ts';
export { countries, skills } from './profile-score/features.ts';
export {
  type HeuristicPoints,
  heuristicPoints,
  heuristicScore,
  type ScoreLine,
  scoreReference,
} from './profile-score/heuristic.ts';
export type { Profile, ProfileView } from './profile-score/input.ts';
export { profileScoreParts, type ScoreCurve, scoreCurves } from './profile-score/parts.ts';
export {
  ratingGroup,
  type ScorePrediction,
  scoreScale,
  unmeasuredScore,
} from './profile-score/prediction.ts';
export { profileScoreSpec43 } from './profile-score/spec-43.ts';
export { type Advice, adviceFor, advices, follow } from './profile-score/suggestions.ts';
export { profileScoreTask } from './profile-score/task.ts';
export type { Remarks } from './remarks.ts';
export type { Asked, Task } from './task.ts';
export { withTask } from './tasks.ts';
