import type { Design } from '../design.ts';
import type { PriceJob } from './input.ts';
import type { PricePrediction } from './prediction.ts';
import { priceSpec60 } from './spec-60.ts';
import { priceText } from './text.ts';

/** The networks that can answer, the preferred one first. */
export const priceDesigns: readonly Design<PriceJob, PricePrediction>[] = [priceText, priceSpec60];
