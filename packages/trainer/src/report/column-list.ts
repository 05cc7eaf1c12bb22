import { codeSpan } from './markdown.ts';

/** Names of columns as Markdown, those of a run of one-hot columns together: `category_one_hot[0-29]`. */
export function columnList(columns: readonly string[]): string {
  const runs: { readonly feature: string; readonly first: number; last: number }[] = [];
  for (const column of columns) {
    const [, feature = column, index = 'NaN'] = /^(.*)\[(\d+)\]$/.exec(column) ?? [];
    const run = runs.at(-1);
    if (run?.feature === feature && run.last + 1 === Number(index)) run.last++;
    else runs.push({ feature, first: Number(index), last: Number(index) });
  }
  return runs
    .map(({ feature, first, last }) => {
      if (Number.isNaN(first)) return codeSpan(feature);
      return codeSpan(`${feature}[${first === last ? first : `${first}-${last}`}]`);
    })
    .join(', ');
}
