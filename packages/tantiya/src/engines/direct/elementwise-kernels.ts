import type { Activation } from './activation.ts';
import { type Kernel, strideOf } from './kernel.ts';

export function createActivationKernel(activation: Activation, width: number): Kernel {
  const stride = strideOf(width);
  return (from, to, rows) => activation(from, to, rows * stride);
}

export function createProductKernel(width: number): Kernel {
  const stride = strideOf(width);
  return (from, to, rows, and) => {
    for (let at = 0; at < rows * stride; at++) to[at] = (from[at] as number) * (and[at] as number);
  };
}

export function createSumKernel(width: number): Kernel {
  const stride = strideOf(width);
  return (from, to, rows, and) => {
    for (let at = 0; at < rows * stride; at++) to[at] = (from[at] as number) + (and[at] as number);
  };
}

/** @param scale one factor per column, as `offset` has one term */
export function createAffineKernel(scale: Float64Array, offset: Float64Array): Kernel {
  const width = scale.length;
  const stride = strideOf(width);
  return (from, to, rows) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < width; column++) {
        const at = row * stride + column;
        to[at] = (from[at] as number) * (scale[column] as number) + (offset[column] as number);
      }
    }
  };
}
