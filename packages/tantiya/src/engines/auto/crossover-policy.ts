import type { BatchPolicy, Network } from '../engine.ts';
import { findCrossover } from './crossover.ts';
import { hasHardwareGpu } from './hardware-gpu.ts';

/** Below this many ms of arithmetic a batch is not worth the download of another engine. */
const worthMeasuringMs = 250;

/**
 * Takes over from the number of rows at which this engine was measured to be faster on the device, where that has a real
 * GPU. It measures in the background: the batch goes on where it is until the measurement says where it is faster.
 */
export function createCrossoverPolicy(open: () => Promise<Network>, now: () => number): BatchPolicy {
  /** What a row costs on the engine that answers single inputs. */
  let perRowMs: number | undefined;
  /** Rows from which this engine is faster; undefined until measured. */
  let crossover: number | undefined;
  let measuring = false;

  async function measure(costMs: number): Promise<void> {
    measuring = true;
    try {
      if (await hasHardwareGpu()) crossover = await findCrossover(costMs, open, now);
    } catch {
      // The engine is not here: the batch stays where it is.
    }
    crossover ??= Number.POSITIVE_INFINITY;
  }

  return {
    takesOver(remainingRows) {
      if (perRowMs === undefined) return false;
      if (crossover !== undefined) return remainingRows >= crossover;
      if (!measuring && remainingRows * perRowMs > worthMeasuringMs) void measure(perRowMs);
      return false;
    },
    observe(costMs) {
      perRowMs = costMs;
    },
  };
}
