import type { Network } from '../../engine.ts';
import { compile } from './compile.ts';
import { strideOf } from './kernel.ts';
import type { Vector } from './vector.ts';

/** Rows that go through one layer after the other together, so that its weights stay in the nearest cache. */
const blockRows = 32;

/** Runs a folded model, synchronously; nothing is allocated but the matrix it returns. */
export function createDirectNetwork(answer: Vector): Network {
  const { inputWidth, input, output, run } = compile(answer, blockRows);
  const outputWidth = answer.width;
  const inputStride = strideOf(inputWidth);
  const outputStride = strideOf(outputWidth);

  return {
    inputWidth,
    outputWidth,
    run(matrix, rows) {
      const answers = new Float32Array(rows * outputWidth);
      for (let first = 0; first < rows; first += blockRows) {
        const count = Math.min(blockRows, rows - first);
        for (let row = 0; row < count; row++) {
          for (let column = 0; column < inputWidth; column++) {
            input[row * inputStride + column] = matrix[(first + row) * inputWidth + column] as number;
          }
        }
        run(count);
        for (let row = 0; row < count; row++) {
          for (let column = 0; column < outputWidth; column++) {
            answers[(first + row) * outputWidth + column] = output[row * outputStride + column] as number;
          }
        }
      }
      return answers;
    },
    dispose() {}, // memory only: it goes with the network
  };
}
