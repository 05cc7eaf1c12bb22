import { isTantiyaError, type Rows } from '@tantiya/core';
import type { Engine } from '../engine.ts';
import type { EngineCase } from './random-network.test-support.ts';
import { rowAlone } from './row-alone.test-support.ts';

/**
 * Holds an engine to the contract of {@link Engine} and to the right answers: widths, batches that equal their rows
 * one by one, an empty batch, untouched rows, answers that later runs leave alone, rows that do not fit, and disposal.
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
  const { model, inputs, outputWidth, rows, expected } = engineCase;
  const faults: string[] = [];
  const expectEqual = (what: string, actual: unknown, wanted: unknown) => {
    if (actual !== wanted) faults.push(`${what} is ${actual}, not ${wanted}`);
  };
  const expectClose = (what: string, actual: Float32Array, wanted: ArrayLike<number>) => {
    expectEqual(`the length of ${what}`, actual.length, wanted.length);
    const error = Math.max(...Array.from(wanted, (value, at) => errorOf(value, actual[at])));
    if (!(error <= tolerance)) faults.push(`${what} is off by ${error}`);
  };

  const network = await engine.load(model, inputs);
  try {
    expectEqual('the shape of the inputs', textOf(network.inputs), textOf(inputs));
    expectEqual('the output width', network.outputWidth, outputWidth);

    const before = textOf(rows);
    const answer = await network.run(rows);
    expectClose('the answer', answer, expected);
    expectEqual('the rows afterwards', textOf(rows), before);
    expectEqual('the length of no answer', (await network.run(noRows(rows))).length, 0);

    const kept = answer.slice();
    for (let row = 0; row < rows.count; row++) {
      const single = await network.run(rowAlone(rows, row, inputs));
      const [start, end] = [row * outputWidth, (row + 1) * outputWidth];
      expectClose(`the answer to row ${row} alone`, single, expected.slice(start, end));
    }
    expectEqual('the answer after later runs', String(answer), String(kept));
  } finally {
    network.dispose();
  }

  const outcome = await engine.load(model, { ...inputs, dense: inputs.dense + 1 }).then(
    () => 'no error',
    (error: unknown) => (isTantiyaError(error) ? error.code : String(error)),
  );
  expectEqual('the outcome for rows that are too wide', outcome, 'model/corrupt');
  return faults;
}

/** The same text for equal values. */
const textOf = (value: object) =>
  JSON.stringify(value, (_, part: unknown) => (ArrayBuffer.isView(part) ? String(part) : part));

function noRows({ sparse }: Rows): Rows {
  const none = { count: 0, dense: new Float32Array() };
  if (!sparse) return none;
  const noEntries = { columns: new Uint32Array(), values: new Float32Array() };
  return { ...none, sparse: { starts: new Uint32Array(1), ...noEntries } };
}

function errorOf(wanted: number, actual = Number.NaN): number {
  return Math.abs(actual - wanted) / Math.max(1, Math.abs(wanted));
}
