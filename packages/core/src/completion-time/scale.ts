import { logScale } from '../calibration/scale.ts';
import { hourBounds } from './heuristic.ts';

/** Durations are learned as log1p of hours. */
export const hoursScale = logScale(...hourBounds);
