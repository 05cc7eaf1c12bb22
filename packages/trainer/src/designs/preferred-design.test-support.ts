import { createEncoder, type TaskId } from '@tantiya/core';
import { inputWidth } from '../fit/fit-rows.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import type { Architecture, Hyperparameters } from './architecture.ts';
import type { NetworkShape } from './build-network.ts';

/** The first network that a task can train. */
export function preferredDesign(id: TaskId): {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly shape: NetworkShape;
} {
  return withTrainerTask(id, ({ designs }) => {
    const training = designs.find(({ kind }) => kind === 'network');
    if (training?.kind !== 'network') throw new TypeError(`${id} has no network`);
    const { design, architecture, hyperparameters } = training;
    const inputs = inputWidth(createEncoder(design.features).shape);
    return { architecture, hyperparameters, shape: { inputs, outputs: design.outputs } };
  });
}
