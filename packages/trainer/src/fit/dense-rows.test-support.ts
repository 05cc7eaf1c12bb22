import { denseRows } from '@tantiya/core';
import { type EncodedRows, type FitRows, inputWidth } from './fit-rows.ts';

/** Rows of `columns` dense columns out of a row-major matrix. */
export function encodedRows(matrix: Float32Array, columns: number): EncodedRows {
  return { inputs: denseRows(matrix.length / columns, matrix), shape: { dense: columns, sparse: 0 } };
}

/** The same with a target for each row; without targets for what only reads the inputs. */
export function fitRows(matrix: Float32Array, columns: number, targets = new Float32Array()): FitRows {
  return { ...encodedRows(matrix, columns), targets };
}

/** One of the rows alone. */
export function rowAlone({ inputs: { dense }, shape }: EncodedRows, row: number): EncodedRows {
  const width = inputWidth(shape);
  return encodedRows(dense.slice(row * width, (row + 1) * width), width);
}
