/** One LSTM layer; at sequence length 1 its recurrent weights never matter. */
export interface LstmDescription {
  readonly units: number;
  /** Share of the inputs dropped in training, 0..1. */
  readonly dropout: number;
  /** Share of the recurrent inputs dropped in training, 0..1. */
  readonly recurrentDropout: number;
}

/**
 * What the specification lists for one network: two LSTMs, a ReLU layer, dropout, an output layer. How wide its rows
 * are is not part of it: that follows from the features of the task.
 */
export interface Architecture {
  readonly lstm: readonly LstmDescription[];
  readonly denseUnits: number;
  /** Share of the dense layer's outputs dropped in training, 0..1. */
  readonly dropout: number;
  /** Factor of the L2 penalty on the kernels of the LSTMs and the dense layer; 0 for none. */
  readonly l2: number;
  /** `linear` for log-scaled targets; `percent` is a sigmoid times 100. */
  readonly output: 'linear' | 'percent';
}

/** How a network is fitted, with Adam on the mean squared error. */
export interface Hyperparameters {
  readonly learningRate: number;
  readonly batchSize: number;
  /** At most this many passes over the training rows. */
  readonly epochs: number;
  /** Epochs without a better validation loss before training stops. */
  readonly stopPatience: number;
  /** Epochs without a better validation loss before the learning rate is halved. */
  readonly halvePatience: number;
  /** Share of `epochs`, the last ones, that train with every unit in place; 0 drops units to the end. */
  readonly settling: number;
}

/** Two LSTMs for log-scaled targets: what the specification's networks have in common. */
export const logScaledArchitecture = {
  lstm: [
    { units: 64, dropout: 0.2, recurrentDropout: 0 },
    { units: 32, dropout: 0.2, recurrentDropout: 0 },
  ],
  denseUnits: 16,
  dropout: 0.2,
  l2: 0.01,
  output: 'linear',
} as const satisfies Architecture;

/** The specification's hyperparameters, but for what a task changes. */
export const commonHyperparameters = {
  learningRate: 1e-3,
  batchSize: 32,
  epochs: 100,
  stopPatience: 10,
  halvePatience: 5,
  settling: 0,
} as const satisfies Hyperparameters;
