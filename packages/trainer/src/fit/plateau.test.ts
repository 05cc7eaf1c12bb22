import { describe, expect, it } from 'vitest';
import { watchPlateau } from './plateau.ts';

const watching = () =>
  watchPlateau({
    learningRate: 0.001,
    batchSize: 32,
    epochs: 100,
    stopPatience: 4,
    halvePatience: 2,
    settling: 0,
  });

describe('watching the validation loss', () => {
  it('stops once nothing has improved for as many epochs as its patience', () => {
    const watch = watching();
    expect([1, 2, 2, 2, 2].map((loss) => watch(loss).stop)).toEqual([false, false, false, false, true]);
  });

  it('halves the learning rate on a plateau and gives it the full patience again', () => {
    const watch = watching();
    expect([1, 2, 2, 2, 2].map((loss) => watch(loss).learningRate)).toEqual([
      0.001, 0.001, 0.0005, 0.0005, 0.00025,
    ]);
  });

  it('does not take a fall of less than 0.0001 for the end of a plateau', () => {
    const watch = watching();
    expect([1, 0.99995, 0.99991].map((loss) => watch(loss).learningRate)).toEqual([0.001, 0.001, 0.0005]);
  });

  it('never goes below a learning rate of 1e-6', () => {
    const watch = watchPlateau({
      learningRate: 1.5e-6,
      batchSize: 32,
      epochs: 100,
      stopPatience: 9,
      halvePatience: 1,
      settling: 0,
    });
    expect([1, 1, 1].map((loss) => watch(loss).learningRate)).toEqual([1.5e-6, 1e-6, 1e-6]);
  });
});
