import type { FeatureBlock, Fitted } from '@tantiya/core';
import { type ColumnStatistics, columnStatistics, type RowBlocks, restrictColumns } from './row-blocks.ts';

/** How freely the columns of each feature may be used, by the feature's name; 0.2 unless named, as for numbers. */
export type FieldScales = Readonly<Record<string, number>>;

/** The columns that some rows have, and where they come from. */
export interface Columns {
  /** With these columns alone. */
  readonly rows: RowBlocks;
  readonly statistics: ColumnStatistics;
  /** By column: the encoder's own column. */
  readonly origins: Uint32Array;
  /** By column: the feature that it belongs to. */
  readonly blocks: readonly FeatureBlock<never>[];
}

/**
 * All columns of encoded rows, but those that no row has where a feature has more than a file could hold.
 *
 * @param fitted for the features: with something fitted, they have few columns
 */
export function createColumns(
  all: RowBlocks,
  features: readonly FeatureBlock<never>[],
  fitted: Fitted,
): Columns {
  const { counts } = columnStatistics(all);
  const origins: number[] = [];
  const blocks: FeatureBlock<never>[] = [];
  for (const block of features) {
    const isOpen = isPrunable(block) && fitted[block.feature.name] === undefined;
    for (let column = block.start; column < block.start + block.width; column++) {
      if (counts[column] === 0 && isOpen) continue;
      origins.push(column);
      blocks.push(block);
    }
  }
  const rows = restrictColumns(all, Uint32Array.from(origins));
  return { rows, statistics: columnStatistics(rows), origins: Uint32Array.from(origins), blocks };
}

/** Whether a feature has too many columns for a file. */
function isPrunable({ feature }: FeatureBlock<never>): boolean {
  return feature.kind === 'sparse' && feature.fit?.kind === 'columns';
}

/** Names of the features with a column that is not the same in all rows. */
export function varyingFeatures(columns: Columns): readonly string[] {
  const varying = columns.blocks.filter((_, column) => !isConstant(columns, column));
  return [...new Set(varying.map(({ feature }) => feature.name))];
}

/** How much each column moves the answers: its weight times its root mean square. */
export function importanceOf({ statistics, rows }: Columns, weights: Float64Array): Float64Array {
  return weights.map(
    (weight, column) => Math.abs(weight) * Math.sqrt((statistics.squares[column] ?? 0) / rows.rows),
  );
}

/** A word that one row alone has says nothing of others. */
const fewestRows = 2;

/**
 * The columns of the most important words alone. Those of features that are not pruned all stay.
 *
 * @param most words and names to keep
 * @returns ascending
 */
export function bestColumns(
  { blocks, statistics }: Columns,
  importance: Float64Array,
  most: number,
): Uint32Array {
  const isWord = Uint8Array.from(blocks, (block) => (isPrunable(block) ? 1 : 0));
  const best = Array.from(importance.keys())
    .filter(
      (column) =>
        isWord[column] === 1 &&
        (importance[column] ?? 0) > 0 &&
        (statistics.counts[column] ?? 0) >= fewestRows,
    )
    .sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b);
  const kept = new Set(best.slice(0, most));
  return Uint32Array.from(importance.keys()).filter((column) => isWord[column] === 0 || kept.has(column));
}

/** What was fitted, and of the features that are pruned the kept columns. */
export function keepColumns(fitted: Fitted, { origins, blocks }: Columns, kept: Uint32Array): Fitted {
  const own = new Map<FeatureBlock<never>, number[]>(blocks.map((block) => [block, []]));
  for (const column of kept) {
    const block = blocks[column];
    if (block) own.get(block)?.push((origins[column] ?? 0) - block.start);
  }
  const pruned = Array.from(own).flatMap(([{ feature }, columns]) =>
    feature.kind === 'sparse' && feature.fit?.kind === 'columns'
      ? [[feature.name, feature.fit.keep(columns)] as const]
      : [],
  );
  return { ...fitted, ...Object.fromEntries(pruned) };
}

export function scaleOf(fields: FieldScales, name: string): number {
  return fields[name] ?? 0.2;
}

/** A feature that few rows have is not blown up beyond this. */
const leastMeanSquare = 0.1;

/** The mean over the rows of a feature's squared columns, words by their rarity; by the feature's name. */
export type MeanSquares = ReadonlyMap<string, number>;

export function meanSquaresOf(columns: Columns): MeanSquares {
  const { blocks, statistics, rows } = columns;
  const sums = new Map<string, number>();
  blocks.forEach((block, column) => {
    const square = (statistics.squares[column] ?? 0) * rarity(columns, column) ** 2;
    const { name } = block.feature;
    sums.set(name, (sums.get(name) ?? 0) + square / rows.rows);
  });
  return sums;
}

/**
 * A scale for each column: that of its field, for a word times its inverse document frequency, and such that the whole
 * feature has the scale of its field in a row.
 *
 * @param meanSquares of all columns that there were before some were left out
 */
export function scalesFor(columns: Columns, meanSquares: MeanSquares, fields: FieldScales): Float64Array {
  return Float64Array.from(columns.blocks, ({ feature: { name } }, column) => {
    if (isConstant(columns, column)) return 0;
    const meanSquare = Math.max(meanSquares.get(name) ?? 0, leastMeanSquare);
    return (scaleOf(fields, name) * rarity(columns, column)) / Math.sqrt(meanSquare);
  });
}

/** Whether a column is 0 or 1 in all rows: nothing can be learned of it, and a field that nobody fills moves no answer. */
function isConstant({ statistics, rows }: Columns, column: number): boolean {
  const [count, square] = [statistics.counts[column], statistics.squares[column]];
  return count === 0 || (count === rows.rows && square === rows.rows);
}

/** The inverse document frequency of a word; 1 for other columns. */
function rarity({ blocks, statistics, rows }: Columns, column: number): number {
  const block = blocks[column];
  if (!block || !isPrunable(block)) return 1;
  return Math.log((1 + rows.rows) / (1 + (statistics.counts[column] ?? 0))) + 1;
}
