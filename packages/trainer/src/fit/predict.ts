import type { Tensor, LayersModel as TfjsModel } from '@tensorflow/tfjs';
import type { TensorFlow } from '../backend/tensorflow.ts';
import { type EncodedRows, gatherInputs, inputWidth } from './fit-rows.ts';
import { releaseMasks } from './masks.ts';

/** Rows of one pass; bounds the memory of its activations. */
const chunkRows = 1024;

/**
 * Runs the network on every row.
 *
 * @returns shape [rows, outputs], row-major
 */
export async function predict(tf: TensorFlow, model: TfjsModel, rows: EncodedRows): Promise<Float32Array> {
  const { count } = rows.inputs;
  const width = inputWidth(rows.shape);
  const chunks: Float32Array[] = [];
  for (let start = 0; start < count; start += chunkRows) {
    const end = Math.min(start + chunkRows, count);
    const outputs = tf.tidy(() => {
      const chunk = Array.from({ length: end - start }, (_, row) => start + row);
      const inputs = tf.tensor2d(gatherInputs(rows, chunk), [chunk.length, width]);
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
