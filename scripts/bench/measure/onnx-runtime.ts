import * as tf from '@tensorflow/tfjs';
import type { LoadedModel } from '#tantiya/model/model-source.js';
import type { Contender } from './contender.ts';
import { toOnnx } from './onnx-model.ts';
import { loadStockModel } from './stock-tfjs.ts';

/** What is used of `onnxruntime-web`, which is large and therefore only measured where somebody installed it. */
interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', values: Float32Array, shape: readonly number[]) => OnnxTensor;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: { readonly executionProviders: readonly string[] },
    ): Promise<{
      run(feeds: Readonly<Record<'x', OnnxTensor>>): Promise<Readonly<Record<'y', OnnxTensor>>>;
    }>;
  };
}

interface OnnxTensor {
  readonly data: Float32Array;
}

/** @param specifier package name or URL of onnxruntime-web @returns undefined where it is not installed */
export async function openOnnxRuntime(model: LoadedModel, specifier: string): Promise<Contender | undefined> {
  let runtime: OnnxRuntime;
  try {
    runtime = (await import(/* @vite-ignore */ specifier)) as OnnxRuntime;
  } catch {
    return undefined;
  }
  await tf.setBackend('cpu');
  const stock = await loadStockModel(model);
  const [inputs, outputs] = [stock.inputs, stock.outputs].map(([tensor]) => tensor?.shape.at(-1) ?? 0);
  const onnx = toOnnx(stock.layers, inputs ?? 0, outputs ?? 0);
  stock.dispose();
  const session = await runtime.InferenceSession.create(onnx, { executionProviders: ['wasm'] });
  return {
    name: 'onnx wasm',
    async run(matrix, rows) {
      const x = new runtime.Tensor('float32', matrix, [1, rows, matrix.length / rows]);
      const { y } = await session.run({ x });
      return y.data;
    },
  };
}
