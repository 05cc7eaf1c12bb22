import { createEncoder, type TaskId } from '@tantiya/core';
import { inputWidth } from '../fit/fit-rows.ts';
import { withTrainerTask } from '../tasks/tasks.ts';
import type { Architecture, Hyperparameters } from './architecture.ts';
import type { NetworkShape } from './build-network.ts';

/** The network that a task trains unless another is asked for. */
export function preferredDesign(id: TaskId): {
  readonly architecture: Architecture;
  readonly hyperparameters: Hyperparameters;
  readonly shape: NetworkShape;
} {
  return withTrainerTask(id, ({ designs: [training] }) => {
    if (!training) throw new TypeError(`${id} has no design`);
    const { design, architecture, hyperparameters } = training;
    const inputs = inputWidth(createEncoder(design.features).shape);
    return { architecture, hyperparameters, shape: { inputs, outputs: design.outputs } };
  });
}
