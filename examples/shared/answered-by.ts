import type { EngineChoice, Estimate, OperationalCode } from 'tantiya';
import { formatMs } from './format.ts';

const reasons: Readonly<Record<OperationalCode, string>> = {
  'model/loading': 'the model is on its way',
  'model/not-found': 'the model could not be downloaded',
  'model/unreachable': 'the model could not be downloaded',
  'model/corrupt': 'the model files are damaged',
  'model/incompatible': 'the model belongs to another version of this page',
  'engine/unavailable': 'this browser cannot run the model',
  'engine/device-lost': 'the graphics device was lost',
  'engine/inaccurate': 'this browser computes the model wrongly',
};

/** Who answered and how fast, in plain words. */
export function answeredBy(estimate: Estimate<unknown>, ms: number, wanted: EngineChoice): string {
  const time = formatMs(ms);
  if (estimate.source === 'heuristic') return `Rule of thumb, ${time}: ${reasons[estimate.reason]}.`;
  const { model, engine } = estimate;
  const instead = wanted === 'auto' || wanted === engine ? '' : ` (no ${wanted} here)`;
  return `Model ${model} on the ${engine} engine${instead}, ${time}.`;
}
