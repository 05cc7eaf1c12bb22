import { encode, type Manifest, type Vocabularies } from '@tantiya/core';
import type { EvaluationContext, TrainerTask } from '../tasks/trainer-task.ts';
import { shortestFloat32 } from './shortest-float32.ts';

/** Records the vector and the exported network's answer for each probe of the task. */
export async function goldenProbes<Parsed>(
  { task, probes }: TrainerTask<Parsed>,
  vocabularies: Vocabularies,
  predict: EvaluationContext<Parsed>['predict'],
): Promise<Manifest['probes']> {
  const parsed = probes.map((input) => task.parse(input));
  const outputs = await predict(parsed);
  return probes.map((input, probe) => {
    const vector = encode(task.features, parsed.slice(probe, probe + 1), vocabularies);
    return {
      input,
      vector: Array.from(vector, shortestFloat32),
      output: (outputs[probe] ?? []).map(shortestFloat32),
    };
  });
}
