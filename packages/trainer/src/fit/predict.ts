import type { Tensor, LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/backend.ts';
import { releaseMasks } from './masks.ts';

/** Rows of one pass; bounds the memory of its activations. */
const chunkRows = 1024;

/**
 * Runs the network on every row.
 *
 * @param matrix shape [rows, inputs], row-major
 * @returns shape [rows, outputs], row-major
 */
export async function predict(
  tf: TensorFlow,
  model: TfjsModel,
  matrix: Float32Array,
  rows: number,
): Promise<Float32Array> {
  const width = matrix.length / rows;
  const chunks: Float32Array[] = [];
  for (let start = 0; start < rows; start += chunkRows) {
    const end = Math.min(start + chunkRows, rows);
    const outputs = tf.tidy(() => {
      const inputs = tf.tensor2d(matrix.subarray(start * width, end * width), [end - start, width]);
      return model.apply(inputs) as Tensor;
    });
    chunks.push((await outputs.data()) as Float32Array);
    outputs.dispose();
  }
  releaseMasks(tf, model);
  return concatenate(chunks);
}

function concatenate(chunks: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
