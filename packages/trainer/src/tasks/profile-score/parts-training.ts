import {
  type LayersModel,
  type Profile,
  profileScoreParts,
  type RangeCalibration,
  ratingGroup,
  type ScorePrediction,
  scoreCurves,
  scoreScale,
  writeLayersModel,
} from '@tantiya/core';
import { sum } from 'd3-array';
import type { AdditiveTraining, AnsweredRow } from '../../designs/design-training.ts';
import { fitRange, type HeldOutRow } from '../fit-range.ts';
import { fitParts, type PartsLayer, partsLayer } from './fit-parts.ts';
import { heuristicShare, partsRows } from './parts-rows.ts';
import { views } from './views.ts';

/**
 * A score that is a sum of parts. Every worker is seen in four views, with rating or satisfaction hidden or both, and the
 * same score: what an unknown one is worth is learned, and so is how wide the interval is where it is unknown.
 */
export const profileScorePartsTraining: AdditiveTraining<Profile, ScorePrediction> = {
  kind: 'additive',
  design: profileScoreParts,
  toNetwork: (target) => target,
  augment: (row) => Object.values(views).map((view) => ({ ...row, parsed: view(row.parsed) })),
  fit({ train }) {
    const rows = partsRows(train);
    const layer = partsLayer(fitParts(rows));
    return {
      fitted: {},
      model: toLayersModel(layer),
      facts: [describeRows(rows.length), describeParts(layer)],
    };
  },
  calibrate({ heldOut, train }): RangeCalibration {
    return fitRange(heldOut.map(toRow), train.map(toRow), {
      scale: scoreScale,
      centre: 'none',
      mostBins: 1,
      rowsOfPool: 0,
    });
  },
  outputUnit: 'points',
};

function toRow({ parsed, outputs, target: [truth = Number.NaN] }: AnsweredRow<Profile>): HeldOutRow {
  const score = sum(outputs.slice(0, scoreCurves.length));
  return { outputs: { lower: score, middle: score, upper: score }, keys: [ratingGroup(parsed)], truth };
}

function describeRows(count: number): string {
  const heuristic = Math.round(heuristicShare * 100);
  return `least squares over ${count} rows with weights of 0 or more, in float16; each row should have a score of which ${100 - heuristic} % is what clients have said and ${heuristic} % what the heuristic says`;
}

function describeParts({ bias }: PartsLayer): string {
  const maxima = scoreCurves.map(
    ({ field }, part) => `\`${field}\` ${(bias[scoreCurves.length + part] ?? 0).toFixed(1)}`,
  );
  return `the most points of each part: ${maxima.join(', ')}`;
}

function toLayersModel({ kernel, bias }: PartsLayer): LayersModel {
  const units = bias.length;
  const width = kernel.length / units;
  const config = {
    name: 'parts',
    batch_input_shape: [null, width],
    dtype: 'float32',
    units,
    activation: 'linear',
    use_bias: true,
  };
  return writeLayersModel(
    {
      class_name: 'Sequential',
      config: { name: 'network', layers: [{ class_name: 'Dense', config }] },
    },
    [
      { name: 'parts/kernel', shape: [width, units], values: kernel },
      { name: 'parts/bias', shape: [units], values: bias },
    ],
    () => 'float16',
  );
}
