import { linearScale } from '../calibration/scale.ts';

/** Scores are learned as points. */
export const scoreScale = linearScale(0, 100);
