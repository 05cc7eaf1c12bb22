import type { LayersModel } from '@tantiya/core';
import type { Contender } from './contender.ts';
import { toOnnx } from './onnx-model.ts';

/** What is used of `onnxruntime-web`, which is large and therefore only measured where somebody installed it. */
interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', values: Float32Array, shape: readonly number[]) => OnnxTensor;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: { readonly executionProviders: readonly string[] },
    ): Promise<{ run(feeds: { readonly x: OnnxTensor }): Promise<{ readonly y: OnnxTensor }> }>;
  };
}

interface OnnxTensor {
  readonly data: Float32Array;
}

/** @param specifier package name or URL of onnxruntime-web @returns none where it is not installed */
export async function openOnnxRuntime(
  model: LayersModel,
  inputs: number,
  specifier: string,
): Promise<readonly Contender[]> {
  let runtime: OnnxRuntime;
  try {
    runtime = (await import(/* @vite-ignore */ specifier)) as OnnxRuntime;
  } catch {
    return [];
  }
  const executionProviders = ['wasm'];
  const session = await runtime.InferenceSession.create(toOnnx(model, inputs), { executionProviders });
  const run: Contender['run'] = async (matrix, count) => {
    const x = new runtime.Tensor('float32', matrix, [1, count, inputs]);
    return (await session.run({ x })).y.data;
  };
  return [{ name: 'onnx wasm', run }];
}
