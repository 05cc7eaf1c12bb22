import type { FeatureBlock, Fitted } from '@tantiya/core';
import { type ColumnStatistics, columnStatistics, type RowBlocks, restrictColumns } from './row-blocks.ts';

/** How freely the columns of each feature may be used, by the feature's name; 0.2 unless named, as for numbers. */
export type FieldScales = Readonly<Record<string, number>>;

export const otherScale = 0.2;

/** The columns of a matrix, and where they come from. */
export interface Columns {
  /** Of the training rows, with these columns alone. */
  readonly rows: RowBlocks;
  readonly statistics: ColumnStatistics;
  /** By column: the encoder's own column, counted from the first. */
  readonly origins: Uint32Array;
  /** By column: the feature that it belongs to. */
  readonly features: readonly FeatureBlock<never>[];
}

/**
 * Looks at the columns of encoded training rows, and leaves out words of too few rows.
 *
 * @param fewestRows a word that one row alone has says nothing of others
 */
export function frequentColumns(
  all: RowBlocks,
  blocks: readonly FeatureBlock<never>[],
  fewestRows = 2,
): Columns {
  const { counts } = columnStatistics(all);
  const origins: number[] = [];
  const features: FeatureBlock<never>[] = [];
  for (const block of blocks) {
    const fewest = isPrunable(block) ? fewestRows : 0;
    for (let column = block.start; column < block.start + block.width; column++) {
      if ((counts[column] ?? 0) < fewest) continue;
      origins.push(column);
      features.push(block);
    }
  }
  return columnsOf(all, Uint32Array.from(origins), features);
}

function columnsOf(all: RowBlocks, origins: Uint32Array, features: readonly FeatureBlock<never>[]): Columns {
  const rows = origins.length === all.width ? all : restrictColumns(all, origins);
  return { rows, statistics: columnStatistics(rows), origins, features };
}

/** Whether the feature has too many columns for a file. */
export function isPrunable({ feature }: FeatureBlock<never>): boolean {
  return feature.kind === 'sparse' && feature.fit?.kind === 'columns';
}

/**
 * The columns of the best words alone. Those of features that are not pruned all stay.
 *
 * @param importance by column
 * @param most words and names to keep
 */
export function bestColumns(
  { features }: Pick<Columns, 'features'>,
  importance: Float64Array,
  most: number,
): Uint32Array {
  const prunable = Array.from(importance.keys()).filter((column) => isPrunable(features[column] as never));
  const best = prunable
    .filter((column) => (importance[column] ?? 0) > 0)
    .sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b)
    .slice(0, most);
  const kept = new Set(best);
  return Uint32Array.from(importance.keys()).filter(
    (column) => kept.has(column) || !isPrunable(features[column] as never),
  );
}

/** What was fitted, with the kept columns of the features that are pruned. */
export function keepColumns(fitted: Fitted, { origins, features }: Columns, kept: Uint32Array): Fitted {
  const own = new Map<FeatureBlock<never>, number[]>();
  for (const column of kept) {
    const block = features[column] as FeatureBlock<never>;
    own.set(block, [...(own.get(block) ?? []), (origins[column] ?? 0) - block.start]);
  }
  const pruned = [...new Set(features)].flatMap((block) =>
    block.feature.kind === 'sparse' && block.feature.fit?.kind === 'columns'
      ? [[block.feature.name, block.feature.fit.keep(own.get(block) ?? [])] as const]
      : [],
  );
  return { ...fitted, ...Object.fromEntries(pruned) };
}

/** Scales columns: by the inverse document frequency of words, so that a feature's mean square over the rows is that of its field. */
export interface ColumnScaling {
  /** @returns for each of the columns, which are those of the features that the scaling was made for, or some of them */
  scales(columns: Columns, fields: FieldScales): Float64Array;
}

/** A feature that few rows have is not blown up beyond this. */
const leastMeanSquare = 0.1;

export function scalingFor(columns: Columns): ColumnScaling {
  const meanSquares = new Map<string, number>();
  columns.features.forEach((block, column) => {
    const square = (columns.statistics.squares[column] ?? 0) * rarity(columns, column) ** 2;
    const { name } = block.feature;
    meanSquares.set(name, (meanSquares.get(name) ?? 0) + square / columns.rows.rows);
  });
  return {
    scales: (some, fields) =>
      Float64Array.from(some.features, ({ feature: { name } }, column) => {
        const meanSquare = Math.max(meanSquares.get(name) ?? 0, leastMeanSquare);
        return ((fields[name] ?? otherScale) * rarity(some, column)) / Math.sqrt(meanSquare);
      }),
  };
}

/** The inverse document frequency of a word; 1 for other columns. */
function rarity({ features, statistics, rows }: Columns, column: number): number {
  if (!isPrunable(features[column] as never)) return 1;
  return Math.log((1 + rows.rows) / (1 + (statistics.counts[column] ?? 0))) + 1;
}

/** How much each column moves the answers: its weight times its root mean square. */
export function importanceOf({ statistics, rows }: Columns, weights: Float64Array): Float64Array {
  return weights.map(
    (weight, column) => Math.abs(weight) * Math.sqrt((statistics.squares[column] ?? 0) / rows.rows),
  );
}
