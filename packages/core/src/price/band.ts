import type { RangeCalibration } from '../calibration/range.ts';
import { requireRecord } from '../calibration/record.ts';
import { priceScale } from './scale.ts';

/** The record of a range around a suggested price, and of the band that clients post for such a job. */
export interface PriceCalibration extends RangeCalibration {
  /** What is added to the logarithms of the band's least and most; nothing unless told. */
  readonly band?: readonly number[] | undefined;
}

/**
 * Reads the band that a network predicts.
 *
 * @returns its least and its most in PHP, for log1p of these; any numbers. None where both are one: a market of single
 *   prices has learned no band
 * @throws TypeError for a record that is wrong
 */
export function openBand(
  calibration: unknown,
): (least?: number, most?: number) => readonly [number, number] | undefined {
  requireRecord<Pick<PriceCalibration, 'band'>>(calibration, { band: { '?': [0] } });
  const [offsetOfLeast = 0, offsetOfMost = 0] = calibration.band ?? [];
  return (least = 0, most = 0) => {
    // `||` replaces what is no number.
    const ends = [
      priceScale.amount((least || 0) + offsetOfLeast),
      priceScale.amount((most || 0) + offsetOfMost),
    ];
    const band = [Math.min(...ends), Math.max(...ends)] as const;
    return band[0] < band[1] ? band : undefined;
  };
}
