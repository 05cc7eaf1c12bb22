import type { Network } from '../../engine.ts';
import { compile } from './compile.ts';
import type { Vector } from './vector.ts';

/** Runs a folded model, synchronously; nothing is allocated but the matrix it returns. */
export function createDirectNetwork(answer: Vector): Network {
  const { inputWidth, input, output, steps } = compile(answer);
  const outputWidth = answer.width;

  return {
    inputWidth,
    outputWidth,
    run(matrix, rows) {
      const answers = new Float32Array(rows * outputWidth);
      for (let row = 0; row < rows; row++) {
        for (let at = 0; at < inputWidth; at++) input[at] = matrix[row * inputWidth + at] as number;
        for (const step of steps) step();
        for (let at = 0; at < outputWidth; at++) answers[row * outputWidth + at] = output[at] as number;
      }
      return answers;
    },
    dispose() {}, // memory only: it goes with the network
  };
}
