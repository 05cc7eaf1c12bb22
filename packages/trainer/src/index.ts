export { ridgeOfAllWords } from './additive/ridge-of-all-words.ts';
export { type Backend, type BackendName, openBackend } from './backend/backend.ts';
export type { Place } from './data/bad-row.ts';
export { type BadRow, isBadRow } from './data/bad-row.ts';
export type { Example, Recipe } from './data/example.ts';
export { loadExamples } from './data/load-examples.ts';
export { type Split, type SplitBy, splitExamples } from './data/split.ts';
export { openCsvTable } from './data/table/csv-table.ts';
export { openTables } from './data/table/open-tables.ts';
export type { Table, TableRow } from './data/table/table.ts';
export type { DesignTraining } from './designs/design-training.ts';
export { type ModelFiles, modelFiles } from './export/model-files.ts';
export {
  type FolderPublication,
  type ModelPublication,
  type PublishFolderOptions,
  type PublishModelOptions,
  publishFolder,
  publishModel,
  type RefusedFolder,
} from './export/publish.ts';
export { readModel, type StoredModel } from './export/read-model.ts';
export { writeModel } from './export/write-model.ts';
export { type Evaluation, evaluate } from './pipeline/evaluate.ts';
export { createExportedPredictor } from './pipeline/exported-predictor.ts';
export { fitFeatures } from './pipeline/fit-features.ts';
export { type LabelledSplit, loadSplit, type Source } from './pipeline/load-split.ts';
export { predictInputs } from './pipeline/predict-inputs.ts';
export { recalibrate } from './pipeline/recalibrate.ts';
export { type TrainedModel, type TrainOptions, train } from './pipeline/train.ts';
export { findRecipe, recipes } from './recipes/find-recipe.ts';
export { type DatasetStats, datasetStats } from './stats/dataset-stats.ts';
export { generateMarketplace } from './synthetic/generate-marketplace.ts';
export { writeMarketplace } from './synthetic/write-marketplace.ts';
export { baselines } from './tasks/baselines.ts';
export type { Figures } from './tasks/metrics.ts';
export { withTrainerTask } from './tasks/tasks.ts';
export type { Comparison, Labelled, TrainerTask } from './tasks/trainer-task.ts';
