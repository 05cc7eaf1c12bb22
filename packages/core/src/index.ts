export * from './errors.ts';
export type { LayersModel, WeightSpec } from './layers-model.ts';
