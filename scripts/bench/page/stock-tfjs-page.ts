import { encode, type Manifest, priceTask, vocabulariesOf } from '@tantiya/core';
import type * as tf from '@tensorflow/tfjs';
import { job, modelId, report } from './first-answer.ts';

/** What such a page uses of TensorFlow.js, function by function, so that a bundler can leave out the rest. */
type Used = Pick<typeof tf, 'enableProdMode' | 'loadLayersModel' | 'setBackend' | 'tensor2d'>;

/**
 * Answers as an app without Tantiya would, by the documentation of TensorFlow.js. Only parsing, encoding and
 * decoding are ours, so that pages differ in the runtime alone.
 */
export function answerWithStockTfjs(
  backend: string,
  { enableProdMode, loadLayersModel, setBackend, tensor2d }: Used,
): Promise<void> {
  return report(async () => {
    enableProdMode();
    if (!(await setBackend(backend))) throw new Error(`tfjs cannot start its ${backend} backend.`);
    const model = await loadLayersModel(`/models/${modelId}/model.json`);
    const { tantiya: manifest } = model.getUserDefinedMetadata() as { readonly tantiya: Manifest };
    const parsed = priceTask.parse(job);
    const vector = encode(priceTask.features, [parsed], vocabulariesOf(manifest));
    const output = model.predict(tensor2d(vector, [1, vector.length])) as tf.Tensor;
    const price = priceTask.decode(await output.data<'float32'>(), parsed, manifest);
    return { modelMs: performance.now(), price, engine: backend };
  });
}
