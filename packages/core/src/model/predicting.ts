import type { Predictor, RunNetwork } from '../predictor.ts';
import type { OpenModel } from './open-model.ts';

/** A model as a predictor: encodes, runs and reads; the only place where these three meet. */
export function predicting<Parsed, Prediction, Engine extends string>(
  model: OpenModel<Parsed, Prediction>,
  run: RunNetwork<Engine>,
  dispose: () => void,
): Predictor<Parsed, Prediction, Engine> {
  return {
    async predict(inputs) {
      const { outputs, engine, waitedMs } = await run(model.encode(inputs));
      return { predictions: model.read(outputs, inputs), engine, waitedMs };
    },
    remarks: model.remarks,
    ...(model.design.additive && { additive: { model, run } }),
    reference: model.manifest.reference,
    dispose,
  };
}
