import type { Fitted } from '../encoding/encode.ts';
import type { Entry } from '../encoding/rows.ts';
import { TantiyaError } from '../errors.ts';
import type { TaskId } from '../task-id.ts';
import { requireShape, type Shape } from './file-shape.ts';
import type { Reference } from './reference.ts';

/** An input, the row that it encodes to and the network's answer: every reader must arrive at both before it answers. */
export interface GoldenProbe {
  readonly input: unknown;
  readonly row: readonly Entry[];
  readonly output: readonly number[];
}

/** Everything fitted, stored inside model.json: what a model means, how good it is and how to check it. */
export interface Manifest {
  readonly format: 2;
  readonly task: TaskId;
  /** Such as "price/freelance". */
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly trainedAt: string;
  /** What its rows and outputs mean; the fingerprint is that of the features it was trained on. */
  readonly design: { readonly id: string; readonly fingerprint: string };
  /** What was fitted for the features, by feature name. */
  readonly fitted: Fitted;
  /** The record of the design's head. */
  readonly calibration: unknown;
  readonly reference: Reference;
  /** The input fields that move the answer, as the weights say. */
  readonly used: readonly string[];
  readonly rows: { readonly train: number; readonly validation: number; readonly test: number };
  /** What the rows were and how they were split, so that an evaluation tests on the same ones. */
  readonly training?:
    | {
        readonly recipe: string;
        readonly split: string;
        readonly seed: number;
        /** SHA-256 of each file of the data, unpacked, hexadecimal. */
        readonly dataSha256?: readonly string[] | undefined;
        /** How many epochs were run; none for a model that is fitted at once. */
        readonly epochs?: number | undefined;
        readonly trainerVersion?: string | undefined;
      }
    | undefined;
  /** Of a model whose head was fitted again since it was trained: on what, when, and of which version the weights are. */
  readonly calibrated?:
    | { readonly recipe: string; readonly rows: number; readonly at: string; readonly from: string }
    | undefined;
  /** Figures by name: on the test rows, or on those that it was calibrated on. */
  readonly metrics: Readonly<Record<string, number>>;
  /** SHA-256 of weights.bin, hexadecimal. */
  readonly weightsSha256: string;
  /** At least one. */
  readonly probes: readonly GoldenProbe[];
}

const manifestShape: Omit<Shape<Manifest>, 'task' | 'training' | 'probes'> &
  Record<'task' | 'training' | 'probes', unknown> = {
  format: 2,
  task: '',
  id: '',
  version: '',
  trainedAt: '',
  design: { id: '', fingerprint: '' },
  fitted: { '*': null },
  calibration: null,
  reference: { overall: [0], byCategory: { '*': [0] }, level: { '?': 0 } },
  used: [''],
  rows: { train: 0, validation: 0, test: 0 },
  training: { '?': { recipe: '', split: '', seed: 0 } }, // the rest is for people: nothing is computed from it
  calibrated: { '?': { recipe: '', rows: 0, at: '', from: '' } },
  metrics: { '*': 0 },
  weightsSha256: '',
  probes: [{ input: null, row: [[0]], output: [0] }],
};

/**
 * Reads a manifest that comes from outside.
 *
 * @throws TantiyaError `model/incompatible`, naming the place that is wrong
 */
export function parseManifest(json: unknown): Manifest {
  requireShape<Manifest>(
    json,
    manifestShape as Shape<Manifest>,
    'model/incompatible',
    'model.json has no manifest this version reads',
    'Export it again with the trainer of this version.',
  );
  if (json.probes.length > 0) return json;
  throw new TantiyaError(
    'model/incompatible',
    `${json.id}@${json.version} has no golden probes.`,
    'Export it again with the trainer of this version.',
  );
}
