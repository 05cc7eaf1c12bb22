import { denseRows, type LayersModel, type RowShape } from '@tantiya/core';
// Not public: what is timed is the network alone, below everything an estimator does.
import { createDirectEngine } from '../../../packages/tantiya/dist/engines/direct/direct-engine.js';

/** A runtime with the price network loaded. */
export interface Contender {
  readonly name: string;
  /** Prepares a turn, untimed. */
  readonly enter?: (() => Promise<unknown>) | undefined;
  /** @param matrix shape [count, inputs], row-major @returns shape [count, outputs], row-major */
  run(matrix: Float32Array, count: number): Float32Array | Promise<Float32Array>;
}

export async function openDirect(model: LayersModel, shape: RowShape): Promise<Contender> {
  const network = await createDirectEngine().load(model, shape);
  return { name: 'direct', run: (matrix, count) => network.run(denseRows(count, matrix)) };
}

/**
 * Makes sure that contenders compute the same before they are compared.
 *
 * @param tolerance largest difference to the first one, in units of the output
 * @throws Error naming who differs
 */
export async function checkAgreement(
  contenders: readonly Contender[],
  matrix: Float32Array,
  count: number,
  tolerance: number,
): Promise<void> {
  let expected: Float32Array | undefined;
  for (const { name, enter, run } of contenders) {
    await enter?.();
    const outputs = await run(matrix, count);
    expected ??= outputs.slice();
    const farthest = expected.reduce((most, value, at) => {
      return Math.max(most, Math.abs(value - (outputs[at] ?? Number.NaN)));
    }, 0);
    if (!(farthest <= tolerance)) throw new Error(`${name} differs from direct by ${farthest}.`);
  }
}
