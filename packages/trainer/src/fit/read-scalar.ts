import type { Tensor } from '@tensorflow/tfjs';

/** Reads a tensor of one value and frees it. */
export async function readScalar(value: Tensor): Promise<number> {
  const [number = Number.NaN] = await value.data();
  value.dispose();
  return number;
}
