import { lstmGates, type WeightSpec } from '@tantiya/core';

/** Multiplications with an addition each that one row needs; activations come on top. */
export interface MultiplyAdds {
  /** As the layers are written. */
  readonly all: number;
  /** Without the weights that never reach the output at sequence length 1: recurrent kernels, forget gates. */
  readonly live: number;
  /** Of those, the ones whose input is not zero. */
  readonly executed: number;
}

/** @param activeInputs inputs of a row that are not zero, on average */
export function countMultiplyAdds(specs: readonly WeightSpec[], activeInputs: number): MultiplyAdds {
  let [all, live, executed] = [0, 0, 0];
  const kernels = specs.filter(({ name }) => name.endsWith('/kernel'));
  const inputs = kernels[0]?.shape[0] ?? 0;
  for (const kernel of kernels) {
    const recurrent = specs.find(({ name }) => name === kernel.name.replace(/kernel$/, 'recurrent_kernel'));
    const size = sizeOf(kernel);
    const reaching = recurrent ? size * (1 - 1 / lstmGates.length) : size;
    all += size + (recurrent ? sizeOf(recurrent) : 0);
    live += reaching;
    // In a compact model the gates are layers of their own, and several of them read the inputs.
    executed += kernel.shape[0] === inputs ? (reaching * activeInputs) / inputs : reaching;
  }
  return { all, live, executed };
}

const sizeOf = ({ shape }: WeightSpec) => shape.reduce((size, length) => size * length, 1);

/** The most multiply-adds per second that JavaScript reaches here, in one thread and without SIMD. */
export function measurePeak(): number {
  const loops = 4_000_000;
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 8; attempt++) {
    const start = performance.now();
    // The sum is compared so that the loop cannot be optimised away.
    if (spin(loops, 0.999999, 1e-6) > 0) best = Math.min(best, (performance.now() - start) / 1000);
  }
  return (loops * chains) / best;
}

const chains = 12;

/** Independent chains of multiply-adds, as many as fit into registers: each waits for its own last result only. */
function spin(loops: number, x: number, y: number): number {
  let [a, b, c, d, e, f] = [1, 2, 3, 4, 5, 6];
  let [g, h, i, j, k, l] = [7, 8, 9, 10, 11, 12];
  for (let loop = 0; loop < loops; loop++) {
    a = a * x + y;
    b = b * x + y;
    c = c * x + y;
    d = d * x + y;
    e = e * x + y;
    f = f * x + y;
    g = g * x + y;
    h = h * x + y;
    i = i * x + y;
    j = j * x + y;
    k = k * x + y;
    l = l * x + y;
  }
  return a + b + c + d + e + f + g + h + i + j + k + l;
}
