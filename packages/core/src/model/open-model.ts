import type { Design } from '../design.ts';
import { createEncoder, type Encoder, type FeatureBlock } from '../encoding/encode.ts';
import { fingerprint } from '../encoding/fingerprint.ts';
import { type Entry, entriesOf, type Rows } from '../encoding/rows.ts';
import { TantiyaError } from '../errors.ts';
import { type Remarks, remarksOn } from '../remarks.ts';
import type { Asked, Task } from '../task.ts';
import type { TaskId } from '../task-id.ts';
import type { Manifest } from './manifest.ts';

/** What a manifest means with the code of today: everything about a model but its arithmetic. */
export interface OpenModel<Parsed, Prediction> extends Encoder<Parsed> {
  readonly manifest: Manifest;
  readonly design: Design<Parsed, Prediction>;
  /** One input's row, as [column, value] of what is not 0. */
  entries(input: Parsed): readonly Entry[];
  /** @param outputs of the inputs, shape [inputs.length, design.outputs], row-major */
  read(outputs: Float32Array, inputs: readonly Parsed[]): readonly Prediction[];
  /** What the model makes of the fields that an input gives. */
  remarks(question: Asked<Parsed>): Remarks;
  /** The rows of the golden probes. */
  readonly probes: Rows;
  /**
   * Whether a network answers the golden probes as recorded; it must before it may answer anyone.
   *
   * @param outputs the network's answers to `probes`
   */
  passes(outputs: ArrayLike<number>): boolean;
}

/**
 * Opens a model with the task's design of that name.
 *
 * @throws TantiyaError `model/incompatible`, saying what differs: another task, no such design, other features, a record
 * that does not fit, a golden probe that encodes to another row
 */
export function openModel<Parsed, Prediction>(
  task: Pick<Task<TaskId, Parsed, Prediction, unknown, unknown>, 'id' | 'designs' | 'parse'>,
  manifest: Manifest,
): OpenModel<Parsed, Prediction> {
  const design = findDesign(task, manifest);
  try {
    const encoder = createEncoder(design.features, manifest.fitted);
    const { shape, blocks, encode } = encoder;
    const unknownIn = openNames(blocks, manifest);
    const head = design.head(manifest.calibration);
    const probes = encode(manifest.probes.map(({ input }) => task.parse(input).parsed));
    manifest.probes.forEach(({ row }, index) => {
      const entries = `${entriesOf(probes, index, shape)}`; // compared as texts
      const stored = `${row.map(([column, value]) => [column, Math.fround(value)])}`;
      if (entries !== stored) throw new TypeError('a golden probe encodes to another row today');
    });
    const expected = manifest.probes.flatMap(({ output }) => output);
    return {
      ...encoder,
      manifest,
      design,
      entries: (input) => entriesOf(encode([input]), 0, shape),
      read(outputs, inputs) {
        const width = design.outputs;
        return inputs.map((input, row) => {
          // A single row needs no subarray, which would cost a tenth of the time of its answer.
          const own = inputs.length === 1 ? outputs : outputs.subarray(row * width, (row + 1) * width);
          return head(own, input, unknownIn(input));
        });
      },
      remarks({ parsed, given }) {
        const unknown = unknownIn(parsed);
        return remarksOn(
          given,
          manifest.used,
          given.filter((field) => unknown.includes(field)),
        );
      },
      probes,
      passes: (outputs) =>
        expected.length === outputs.length &&
        expected.every((value, at) => Math.abs(value - (outputs[at] as number)) <= design.tolerance),
    };
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw incompatible(manifest, what.replace(/\.$/, ''), { cause });
  }
}

/**
 * The fields of an input whose names mean nothing to any feature that reads them; only of those that move the answer.
 */
function openNames<Parsed>(
  blocks: readonly FeatureBlock<Parsed>[],
  { used, fitted }: Manifest,
): (parsed: Parsed) => readonly string[] {
  const readers = new Map<string, ((parsed: Parsed) => boolean)[]>();
  for (const { feature } of blocks) {
    const [field = ''] = feature.reads;
    const own = Object.hasOwn(fitted, feature.name) ? fitted[feature.name] : undefined;
    const isUnknown = used.includes(field) ? feature.unknown?.(own) : undefined;
    if (isUnknown) readers.set(field, [...(readers.get(field) ?? []), isUnknown]);
  }
  const fields = [...readers];
  return (parsed) =>
    fields.filter(([, tests]) => tests.every((isUnknown) => isUnknown(parsed))).map(([field]) => field);
}

function findDesign<Parsed, Prediction>(
  { id, designs }: Pick<Task<TaskId, Parsed, Prediction, unknown, unknown>, 'id' | 'designs'>,
  manifest: Manifest,
): Design<Parsed, Prediction> {
  const design = designs.find((known) => known.id === manifest.design.id);
  if (manifest.task !== id || !design) {
    throw incompatible(
      manifest,
      `it answers ${manifest.task} by ${manifest.design.id}, not ${id} by ${designs.map((known) => known.id).join(' or ')}`,
    );
  }
  const expected = fingerprint(design.id, design.features);
  if (manifest.design.fingerprint === expected) return design;
  throw incompatible(manifest, `its features are ${manifest.design.fingerprint}, today's are ${expected}`);
}

function incompatible({ id, version }: Manifest, what: string, options?: ErrorOptions): TantiyaError {
  return new TantiyaError(
    'model/incompatible',
    `${id}@${version}: ${what}.`,
    'Train it again with this version, or install the version it was trained with.',
    options,
  );
}
