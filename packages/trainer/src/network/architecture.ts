/** One LSTM layer; at sequence length 1 its recurrent weights never matter. */
export interface LstmDescription {
  readonly units: number;
  /** Share of the inputs dropped in training, 0..1. */
  readonly dropout: number;
  /** Share of the recurrent inputs dropped in training, 0..1. */
  readonly recurrentDropout: number;
}

/** What the specification lists for one network: two LSTMs, a ReLU layer, dropout, an output layer. */
export interface Architecture {
  /** Width of an input row. */
  readonly inputs: number;
  /** Width of an output row. */
  readonly outputs: number;
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

const lstm64and32: readonly LstmDescription[] = [
  { units: 64, dropout: 0.2, recurrentDropout: 0 },
  { units: 32, dropout: 0.2, recurrentDropout: 0 },
];

const logScaled = { lstm: lstm64and32, denseUnits: 16, dropout: 0.2, l2: 0.01, output: 'linear' } as const;

/** The three networks of the specification. */
export const architectures = {
  'completion-time': { ...logScaled, inputs: 43, outputs: 1 },
  price: {
    ...logScaled,
    inputs: 60,
    outputs: 3,
    lstm: [
      { units: 64, dropout: 0.2, recurrentDropout: 0.2 },
      { units: 32, dropout: 0.2, recurrentDropout: 0 },
    ],
  },
  'profile-score': { ...logScaled, inputs: 43, outputs: 1, l2: 0, output: 'percent' },
} as const satisfies Record<string, Architecture>;

const patience10 = {
  learningRate: 1e-3,
  batchSize: 32,
  epochs: 100,
  stopPatience: 10,
  halvePatience: 5,
  settling: 0,
} as const;

/**
 * The specification's hyperparameters of each network.
 *
 * The score is a formula of two inputs. A network that never sees both without noise, for dropout scales or hides
 * each of them in training, misses it by 5.5 points; with the last 30 epochs free of dropout it misses by 1.2.
 */
export const hyperparameters = {
  'completion-time': patience10,
  price: patience10,
  'profile-score': { ...patience10, stopPatience: 15, halvePatience: 7, settling: 0.3 },
} as const satisfies Record<keyof typeof architectures, Hyperparameters>;
