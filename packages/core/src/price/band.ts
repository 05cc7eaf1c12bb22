import type { RangeCalibration } from '../calibration/range.ts';
import { requireRecord } from '../calibration/record.ts';
import { priceScale } from './prediction.ts';

/** The record of a range around a suggested price, and of the band that clients post for such a job. */
export interface PriceCalibration extends RangeCalibration {
  /** What is added to the logarithms of the band's least and most; nothing unless told. */
  readonly band?: readonly number[] | undefined;
}

/**
 * Reads the band that a network predicts.
 *
 * @returns its least and its most in PHP, for log1p of these; any numbers
 * @throws TypeError for a record that is wrong
 */
export function openBand(calibration: unknown): (least?: number, most?: number) => readonly [number, number] {
  requireRecord<Pick<PriceCalibration, 'band'>>(calibration, { band: { '?': [0] } });
  const [offsetOfLeast = 0, offsetOfMost = 0] = calibration.band ?? [];
  return (least = 0, most = 0) => {
    // `||` replaces what is no number.
    const ends = [
      priceScale.amount((least || 0) + offsetOfLeast),
      priceScale.amount((most || 0) + offsetOfMost),
    ];
    return [Math.min(...ends), Math.max(...ends)];
  };
}
