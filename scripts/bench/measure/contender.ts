import { createDirectEngine } from '#tantiya/engines/direct/direct-engine.js';
import type { LoadedModel } from '#tantiya/model/model-source.js';

/** A runtime with the price network loaded. */
export interface Contender {
  readonly name: string;
  /** Prepares a turn, untimed. */
  readonly enter?: (() => Promise<unknown>) | undefined;
  /** @param matrix shape [rows, inputs], row-major @returns shape [rows, outputs], row-major */
  run(matrix: Float32Array, rows: number): ArrayLike<number> | Promise<ArrayLike<number>>;
}

export async function openDirect(model: LoadedModel): Promise<Contender> {
  const network = await createDirectEngine().load(model);
  return { name: 'direct', run: network.run };
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
  rows: number,
  tolerance: number,
): Promise<void> {
  let expected: readonly number[] | undefined;
  for (const { name, enter, run } of contenders) {
    await enter?.();
    const outputs = Array.from(await run(matrix, rows));
    expected ??= outputs;
    const farthest = Math.max(
      ...outputs.map((value, at) => Math.abs(value - (expected?.[at] ?? Number.NaN))),
    );
    if (outputs.length !== expected.length || !(farthest <= tolerance)) {
      throw new Error(`${name} differs from ${contenders[0]?.name} by ${farthest}.`);
    }
  }
}
