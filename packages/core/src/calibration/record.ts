import { findMismatch, type Shape } from '../model/file-shape.ts';

/**
 * Checks a design's record in a manifest.
 *
 * @throws TypeError naming the place that is wrong
 */
export function requireRecord<Type>(record: unknown, shape: Shape<Type>): asserts record is Type {
  const wrong = findMismatch(record, shape, 'calibration');
  if (wrong !== undefined) throw new TypeError(`it has no ${wrong} that this version reads`);
}

/** @throws TypeError for numbers that do not ascend */
export function requireAscending(name: string, values: readonly number[]): void {
  if (values.some((value, at) => value < (values[at - 1] ?? value))) {
    throw new TypeError(`calibration.${name} does not ascend`);
  }
}

/** Whether a record is that of a calibrated range; of some designs there are older models without one. */
export function hasRange(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'knots' in record;
}
