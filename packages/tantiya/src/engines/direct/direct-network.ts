import type { Network } from '../../engine.ts';
import { compile } from './compile.ts';
import type { Folded } from './fold.ts';

/** Runs a folded model, synchronously; nothing is allocated but the matrix it returns. */
export function createDirectNetwork(folded: Folded): Network {
  const { input, output, steps } = compile(folded);
  const inputWidth = folded.input.width;
  const outputWidth = folded.output.width;

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
