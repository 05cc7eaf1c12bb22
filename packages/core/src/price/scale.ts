import { logScale } from '../calibration/scale.ts';

/** Prices are learned as log1p of PHP. */
export const priceScale = logScale(1, 1e9);
