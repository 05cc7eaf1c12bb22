import { taskIds } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { buildNetwork } from '../designs/build-network.ts';
import { preferredDesign } from '../designs/preferred-design.test-support.ts';
import { trainerTasks, withTrainerTask } from './tasks.ts';

describe('the table of tasks', () => {
  it('has each task under its own id', () => {
    for (const id of taskIds) expect(withTrainerTask(id, ({ task }) => task.id)).toBe(id);
  });

  it('names every value that a network of the specification learns', () => {
    for (const id of taskIds)
      expect(trainerTasks[id].targetNames).toHaveLength(preferredDesign(id).shape.outputs);
  });

  it('trains the designs that the task has, in their order, each under its own id', () => {
    for (const { task, designs } of Object.values(trainerTasks)) {
      expect(designs.map(({ design }) => design)).toEqual(task.designs);
      const ids = task.designs.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(new RegExp(`^${task.id}/`));
    }
  });

  it('has networks that learn as many numbers as they answer with', () => {
    for (const { designs, targetNames } of Object.values(trainerTasks)) {
      for (const { kind, design, toNetwork } of designs) {
        if (kind === 'network') expect(toNetwork(targetNames.map(() => 1))).toHaveLength(design.outputs);
      }
    }
  });

  it('has probes that the task accepts, the first of them empty', () => {
    for (const { task, probes } of Object.values(trainerTasks)) {
      expect(probes[0]).toEqual({});
      for (const probe of probes) expect(() => task.parse(probe)).not.toThrow();
    }
  });

  it('asks the statistics for fields that the task reads', () => {
    for (const { task, namingFields } of Object.values(trainerTasks))
      expect(Object.keys(task.parse({}).parsed)).toEqual(expect.arrayContaining([...namingFields]));
  });
});

describe('the networks of the specification', async () => {
  const { tf } = await openBackend('cpu');

  it('have these layers', () => {
    const first = { units: 64, dropout: 0.2, recurrentDropout: 0 };
    const second = { units: 32, dropout: 0.2, recurrentDropout: 0 };
    const rest = { denseUnits: 16, dropout: 0.2 };
    expect(preferredDesign('completion-time').architecture).toEqual({
      lstm: [first, second],
      ...rest,
      l2: 0.01,
      output: 'linear',
    });
    expect(preferredDesign('price').architecture).toEqual({
      lstm: [{ ...first, recurrentDropout: 0.2 }, second],
      ...rest,
      l2: 0.01,
      output: 'linear',
    });
    expect(preferredDesign('profile-score').architecture).toEqual({
      lstm: [first, second],
      ...rest,
      l2: 0,
      output: 'percent',
    });
  });

  it('are fitted with these hyperparameters', () => {
    const common = { learningRate: 0.001, batchSize: 32, epochs: 100 };
    const patience10 = { ...common, stopPatience: 10, halvePatience: 5, settling: 0 };
    expect(preferredDesign('completion-time').hyperparameters).toEqual(patience10);
    expect(preferredDesign('price').hyperparameters).toEqual(patience10);
    expect(preferredDesign('profile-score').hyperparameters).toEqual({
      ...common,
      stopPatience: 15,
      halvePatience: 7,
      settling: 0.3,
    });
  });

  it.each([
    ['price', 60, 3, 44_995], // the figure of the specification
    ['completion-time', 43, 1, 40_609],
    ['profile-score', 43, 1, 40_609],
  ] as const)(
    '%s reads %i values, returns %i and has %i trainable parameters',
    (id, inputs, outputs, parameters) => {
      // How many values it reads follows from the features.
      const { architecture, shape } = preferredDesign(id);
      expect(shape).toEqual({ inputs, outputs });
      const network = buildNetwork(tf, architecture, shape, 1);
      expect(network.countParams()).toBe(parameters);
      expect(network.inputs.map(({ shape }) => shape)).toEqual([[null, inputs]]);
      expect(network.outputs.map(({ shape }) => shape)).toEqual([[null, outputs]]);
      network.dispose();
    },
  );
});
