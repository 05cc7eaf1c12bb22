import { type Manifest, openModel, priceTask } from '@tantiya/core';
import type * as tf from '@tensorflow/tfjs';
import { job, modelId, report } from './first-answer.ts';

/** What such a page uses of TensorFlow.js, function by function, so that a bundler can leave out the rest. */
type Used = Pick<typeof tf, 'enableProdMode' | 'loadLayersModel' | 'setBackend' | 'tensor2d'>;

/**
 * Answers as an app without Tantiya would, by the documentation of TensorFlow.js. Only parsing, encoding and
 * reading are ours, so that pages differ in the runtime alone.
 */
export async function answerWithStockTfjs(engine: string, tfjs: Used): Promise<void> {
  tfjs.enableProdMode();
  if (!(await tfjs.setBackend(engine))) throw new Error(`tfjs cannot start its ${engine} backend.`);
  const network = await tfjs.loadLayersModel(`/models/${modelId}/model.json`);
  const { tantiya } = network.getUserDefinedMetadata() as { readonly tantiya: Manifest };
  const { encode, read } = openModel(priceTask, tantiya);
  const { parsed, view } = priceTask.parse(job);
  const { dense } = encode([parsed]);
  const output = network.predict(tfjs.tensor2d(dense, [1, dense.length])) as tf.Tensor;
  const price = priceTask.answer(read(await output.data<'float32'>(), [parsed]), parsed, view);
  report({ modelMs: performance.now(), price, engine });
}
