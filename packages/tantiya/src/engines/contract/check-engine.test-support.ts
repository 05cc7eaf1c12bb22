import type { Engine } from '../engine.ts';
import type { EngineCase } from './random-network.test-support.ts';

/**
 * Holds an engine to the contract of {@link Engine} and to the right answers: widths, batches that equal their rows
 * one by one, an empty batch, an untouched matrix, an answer of the caller's own, and disposal.
 *
 * @param tolerance largest error allowed, relative to the answer where that is beyond 1
 * @returns what went wrong, in words; empty when nothing did
 */
export async function checkEngine(
  engine: Engine,
  cases: readonly EngineCase[],
  tolerance: number,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const engineCase of cases) {
    try {
      const faults = await faultsOf(engine, engineCase, tolerance);
      failures.push(...faults.map((fault) => `${engineCase.name} on ${engine.name}: ${fault}`));
    } catch (error) {
      failures.push(`${engineCase.name} on ${engine.name} failed: ${error}`);
    }
  }
  return failures;
}

async function faultsOf(engine: Engine, engineCase: EngineCase, tolerance: number): Promise<string[]> {
  const { model, inputWidth, outputWidth, rows, expected } = engineCase;
  const faults: string[] = [];
  const expectEqual = (what: string, actual: unknown, wanted: unknown) => {
    if (actual !== wanted) faults.push(`${what} is ${actual}, not ${wanted}`);
  };
  const expectClose = (what: string, actual: Float32Array, wanted: ArrayLike<number>) => {
    expectEqual(`the length of ${what}`, actual.length, wanted.length);
    const error = Math.max(...Array.from(wanted, (value, at) => errorOf(value, actual[at])));
    if (!(error <= tolerance)) faults.push(`${what} is off by ${error}`);
  };

  const network = await engine.load(model);
  try {
    expectEqual('the input width', network.inputWidth, inputWidth);
    expectEqual('the output width', network.outputWidth, outputWidth);

    const matrix = engineCase.matrix.slice();
    const answer = await network.run(matrix, rows);
    expectClose('the answer', answer, expected);
    expectEqual('the matrix afterwards', String(matrix), String(engineCase.matrix));
    expectEqual('the length of no answer', (await network.run(new Float32Array(), 0)).length, 0);

    const kept = answer.slice();
    for (let row = 0; row < rows; row++) {
      const single = await network.run(matrix.subarray(row * inputWidth, (row + 1) * inputWidth), 1);
      const [start, end] = [row * outputWidth, (row + 1) * outputWidth];
      expectClose(`the answer to row ${row} alone`, single, expected.slice(start, end));
    }
    expectEqual('the answer after later runs', String(answer), String(kept));
  } finally {
    network.dispose();
  }
  return faults;
}

function errorOf(wanted: number, actual = Number.NaN): number {
  return Math.abs(actual - wanted) / Math.max(1, Math.abs(wanted));
}
