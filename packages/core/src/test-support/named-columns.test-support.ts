import { createEncoder, type Fitted } from '../encoding/encode.ts';
import { columnNames, type Feature } from '../encoding/feature.ts';

/** The dense columns of one encoded row by column name, for tests that speak of columns rather than of places. */
export function namedColumns<Parsed>(
  features: readonly Feature<Parsed>[],
  parsed: Parsed,
  fitted?: Fitted,
): Readonly<Record<string, number>> {
  const { dense } = createEncoder(features, fitted).encode([parsed]);
  return Object.fromEntries(columnNames(features).map((column, at) => [column, dense[at] ?? Number.NaN]));
}
