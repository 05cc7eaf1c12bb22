import { TantiyaError } from './errors.ts';
import type { Vocabularies } from './vocabulary.ts';

/** One declared feature. Names, width, units, documentation and the fingerprint derive from the declaration. */
export type Feature<Input> = NumericFeature<Input> | OneHotFeature<Input>;

export interface NumericFeature<Input> {
  readonly kind: 'numeric';
  readonly columns: readonly [string];
  /** The formula, as the specification states it. */
  readonly unit: string;
  /** Pure and total. */
  readonly read: (input: Input) => number;
}

export interface OneHotFeature<Input> {
  readonly kind: 'one-hot';
  /** One name per column. */
  readonly columns: readonly string[];
  readonly unit: string;
  /** The columns to set, counted from this feature's first; none for an unknown or missing value. */
  readonly read: (input: Input, fitted: Vocabularies) => readonly number[];
}

export function numeric<Input>(
  column: string,
  unit: string,
  read: (input: Input) => number,
): NumericFeature<Input> {
  return { kind: 'numeric', columns: [column], unit, read };
}

export function oneHot<Input>(
  name: string,
  width: number,
  unit: string,
  read: OneHotFeature<Input>['read'],
): OneHotFeature<Input> {
  return {
    kind: 'one-hot',
    columns: Array.from({ length: width }, (_, index) => `${name}[${index}]`),
    unit,
    read,
  };
}

/** Column names in tensor order. */
export function columnNames(features: readonly Feature<never>[]): readonly string[] {
  return features.flatMap((feature) => feature.columns);
}

export function widthOf(features: readonly Feature<never>[]): number {
  return features.reduce((width, feature) => width + feature.columns.length, 0);
}

/**
 * Encodes inputs into the matrix that trainer and browser both feed to the network.
 *
 * @param features declared features, in tensor order
 * @param inputs n parsed domain objects
 * @param out where to write, of at least n * width(features) values; its content is overwritten
 * @returns row-major float32 matrix of shape [n, width(features)]
 * @throws TantiyaError `input/not-finite`, naming row and column
 */
export function encode<Input>(
  features: readonly Feature<Input>[],
  inputs: readonly Input[],
  fitted: Vocabularies,
  out: Float32Array = new Float32Array(inputs.length * widthOf(features)),
): Float32Array {
  let at = 0;
  inputs.forEach((input, row) => {
    for (const feature of features) {
      if (feature.kind === 'numeric') {
        const value = feature.read(input);
        if (!Number.isFinite(value)) {
          throw new TantiyaError(
            'input/not-finite',
            `Row ${row}, column ${feature.columns[0]} is ${value}.`,
            'Every number that enters a vector must be finite.',
          );
        }
        out[at++] = value;
      } else {
        const end = at + feature.columns.length;
        out.fill(0, at, end);
        for (const column of feature.read(input, fitted)) out[at + column] = 1;
        at = end;
      }
    }
  });
  return out;
}

/**
 * Identifies what a vector means: 16 hexadecimal digits over every column's name and formula. A model trained
 * under another fingerprint is refused. Not a security hash.
 */
export function fingerprint(task: string, features: readonly Feature<never>[]): string {
  const declaration = [task, ...features.map(({ columns, unit }) => `${columns.join(',')}:${unit}`)].join(
    '\n',
  );
  return hash32(declaration, 0x811c9dc5) + hash32(declaration, 0x01000193);
}

/** FNV-1a, 8 hexadecimal digits. */
function hash32(text: string, basis: number): string {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
