import { byteCount, count, table } from '../report/format.ts';
import { contenders } from './contenders.ts';
import {
  best,
  type CalibratedFigures,
  type ContenderFigures,
  type Curves,
  type Figures,
  type GroupFigures,
  type SetFigures,
} from './figures.ts';
import { type BenchmarkSet, benchmarkSets } from './sets.ts';
import type { ShippedModel } from './shipped-models.ts';
import type { Interval } from './statistics.ts';

/** docs/benchmarks.md: what was measured and how, in words and tables. */
export function renderBenchmarks(figures: Figures, shipped: readonly ShippedModel[]): string {
  const { sets, curves, epochs, measuredAt } = figures;
  const measured = benchmarkSets.flatMap((set): Measured[] => {
    const found = sets[set.name];
    return found ? [{ set, figures: found }] : [];
  });
  const compact = shipped.filter((model) => model.compact !== undefined);
  return `# Accuracy

How well models answer on rows that they have not learned from. \`npm run benchmarks\` trains and tests everything on this
page and writes it, its charts and [benchmarks.json](benchmarks.json); this was on ${measuredAt.slice(0, 10)}. It needs the public data,
which belongs to others and does not ship: [datasets/README.md](../datasets/README.md) says where each set comes from.
How fast models answer is in [performance.md](performance.md).

RMSLE is the root mean squared error of log1p, lower is better; a difference of 0.7 is a factor of 2. Amounts are in PHP
by the library's table, but those of permits in their own currency, in which their bounds were set. Where prices are
bands, their ends count as well as the price in the middle. Brackets hold 95 % of 1,000 bootstrap resamples of the test
rows; differences are of the same rows.

## All sets

![Dots: the error of each contender on each set, as a share of the constant's](benchmarks/ladder.svg)

${table(['set'], measured.map(summaryOf))}

- **constant** is the mean of the logarithms of the training rows, **category median** looks at nothing but the category,
  and the **heuristic** is what the library answers without a network, with the medians of the training rows.
- **ridge, numbers** is a linear model of the specification's own columns, which hold lengths of texts and a few known
  tags and categories, but no word. **ridge, words** reads what the text design reads, without pruning or rounding.
- **LSTM** is the specification's network, trained for ${epochs} epochs at most instead of its 100, which take hours here;
  of five folds it was tested on the first alone (\\*).
- **text** is the design that pages use: a sum of what each word, name and number adds to the logarithm, in whole bytes.
- How long fitting took depends on what else the machine did meanwhile.
- "at most" is what was decided beforehand that the text design has to reach.

Sets with times are split by the time a job was created: the newest jobs are the test, 20 % of the permits and 15 % of
the others. Of what was created shortly before them nothing is learned where the outcome is a duration, because only the
short jobs were finished by then. Sets without times are tested in five folds, in which all postings of one title are in
one part.

## How far the ranges hold

Each answer states a range that shall hold 80 % of such jobs. The widths are logarithms of upper over lower end: 2.3 is a factor of 10.

![Dots: the share of truths within the range, by set and by group](benchmarks/coverage.svg)

${table(['set'], measured.map(rangeSummaryOf))}

"Trusted" is the share of answers called \`good\` among the half with the narrower ranges.

A market that changes leaves its model behind. \`tantiya calibrate\` fits the level and the ranges again on 200 newer rows, and
no weight: here on the first 200 test rows of each set that is split by time, tested on those after them.

${table(
  ['set'],
  measured.flatMap(({ set, figures: { ranges } }) =>
    ranges?.recalibrated
      ? [
          recalibratedRow(set.title, 'before', ranges.recalibrated.before),
          recalibratedRow(set.title, 'after', ranges.recalibrated.after),
        ]
      : [],
  ),
)}

![Lines: what share of truths lies below each stated quantile](benchmarks/calibration.svg)

${curves.learning.length === 0 ? '' : renderCurves(curves)}${measured.map(renderSet).join('\n\n')}

## The shipped models

In the form in which they are exported, on the test rows of the day of training. Each has a card with all figures.

${table(
  ['model'],
  shipped.map(({ id, isDefault, design, rows, rmsle, mae, gzipBytes }) => ({
    model: `[${id}](../trained-models/${id}/CARD.md)`,
    'test rows': rows.test.toLocaleString('en'),
    RMSLE: rmsle === undefined ? '-' : rmsle.toFixed(3),
    'MAE, points': rmsle !== undefined || mae === undefined ? '-' : mae.toFixed(2),
    design: `\`${design}\`${isDefault ? ', the default' : ''}`,
    'learned from': `${rows.train.toLocaleString('en')} rows`,
    gzip: byteCount(gzipBytes),
  })),
)}
${compact.length === 0 ? '' : renderCompact(compact)}`;
}

/** Of the contenders, from the simplest to the best. */
const names = contenders.map(({ name }) => name);

interface Measured {
  readonly set: BenchmarkSet;
  readonly figures: SetFigures;
}

function summaryOf({ set: { title, atMost }, figures: { rows, contenders } }: Measured) {
  const lowest = Math.min(...Object.values(contenders).map(({ rmsle }) => rmsle.value));
  const cells = names.map((name) => {
    const contender = contenders[name];
    if (!contender) return [name, '-'] as const;
    const { rmsle } = contender;
    const figure = rmsle.value.toFixed(3) + (contender.rows < rows.test ? '\\*' : '');
    return [name, rmsle.value === lowest ? `**${figure}**` : figure] as const;
  });
  const value = contenders[best]?.rmsle.value;
  return {
    set: `[${title}](#${anchor(title)})`,
    ...Object.fromEntries(cells),
    ...(atMost !== undefined &&
      value !== undefined && { 'at most': `${atMost.toFixed(3)} ${value <= atMost ? 'yes' : '**no**'}` }),
  };
}

function rangeSummaryOf({ set: { title }, figures: { contenders, ranges } }: Measured) {
  const range = contenders[best]?.range;
  const groups = ranges?.groups.map(({ coverage }) => coverage.value) ?? [];
  return {
    set: title,
    ...(range && {
      'truths within': withInterval(range.coverage, percent),
      width: range.width.toFixed(2),
      'width of the constant’s': contenders['constant']?.range?.width.toFixed(2) ?? '-',
    }),
    ...(ranges && {
      'lowest and highest group':
        groups.length === 0 ? '-' : `${percent(Math.min(...groups))}, ${percent(Math.max(...groups))}`,
      trusted: percent(ranges.trusted),
    }),
  };
}

function recalibratedRow(title: string, when: string, { rmsle, coverage, width }: CalibratedFigures) {
  return {
    set: title,
    [`RMSLE ${when}`]: rmsle.toFixed(3),
    [`truths within ${when}`]: withInterval(coverage, percent),
    [`width ${when}`]: width.toFixed(2),
  };
}

function renderCurves({ learning, sizes }: Curves): string {
  return `## How many rows, how many bytes

![Lines: RMSLE by rows learned from](benchmarks/learning.svg)

${table(
  ['set', 'rows'],
  learning.map(({ set, rows, contender, rmsle }) => ({
    set,
    rows: rows.toLocaleString('en'),
    [contender]: rmsle.toFixed(3),
  })),
)}

![Dots: RMSLE by size of the model](benchmarks/sizes.svg)

${table(
  ['set', 'words'],
  sizes.map(({ set, words, gzipBytes, rmsle }) => ({
    set,
    words: words.toLocaleString('en'),
    gzip: byteCount(gzipBytes),
    RMSLE: rmsle.toFixed(3),
  })),
)}

`;
}

function renderSet({ set, figures: { rows, contenders, ranges } }: Measured): string {
  const groups = ranges?.groups ?? [];
  return `## ${set.title}

${set.note} ${splitWords(set, rows)}

${table([''], Object.entries(contenders).map(contenderRow(rows.test)))}${
  groups.length === 0 ? '' : `\n\n${table(['group'], groups.map(groupRow))}`
}`;
}

function splitWords({ split }: BenchmarkSet, { train, validation, test }: SetFigures['rows']): string {
  const [learned, chosen, tested] = [train, validation, test].map((rows) => rows.toLocaleString('en'));
  const each = `${learned} rows to learn from, ${chosen} to choose and calibrate on`;
  if (split.kind === 'folds') return `${tested} rows in five folds, in each ${each}.`;
  return `${each}, ${tested} to test.`;
}

const contenderRow =
  (testRows: number) =>
  ([name, { rows, rmsle, above, range, gzipBytes, seconds }]: [string, ContenderFigures]) => ({
    '': name === best ? `**${name}**` : rows === testRows ? name : `${name}, ${count(rows)} rows`,
    RMSLE: withInterval(rmsle, decimals),
    'above text': above ? withInterval(above, decimals) : '-',
    'truths within': range ? withInterval(range.coverage, percent) : '-',
    width: range ? range.width.toFixed(2) : '-',
    gzip: gzipBytes === undefined ? '-' : byteCount(gzipBytes),
    'fitted in': seconds === undefined ? '-' : `${count(seconds)} s`,
  });

const groupRow = ({ group, rows, coverage, width }: GroupFigures) => ({
  group,
  'test rows': rows.toLocaleString('en'),
  'truths within': withInterval(coverage, percent),
  width: width.toFixed(2),
});

const decimals = (value: number) => value.toFixed(3);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function withInterval({ value, low, high }: Interval, write: (value: number) => string): string {
  return `${write(value)} (${write(low)} to ${write(high)})`;
}

/** As Markdown makes it of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function renderCompact(models: readonly ShippedModel[]): string {
  return `
## Compact models

Networks of the specification that were exported with \`--compact\`: the same answers from far fewer weights. What cannot
reach the output at one step is left out first, the recurrent kernels and the forget gates. Then the units: the
specification's L2 penalty leaves most of them idle or alike, so a few are chosen and the next layer is refitted to them
by least squares on the training rows. Large kernels are rounded to a grid, which gzip shortens. Nothing is trained
again, and no output on the validation rows may move by more than half a percent (half a point for a score).

${table(
  ['model'],
  models.flatMap(({ id, compact }) =>
    compact
      ? {
          model: id,
          'units that are left of 64, 32, 16': compact.units,
          'largest move': compact.move,
          weights: `${compact.weightBytes.toLocaleString('en-US')} B`,
          gzip: `${(compact.gzipBytes / 1000).toFixed(1)} kB`,
          'without `--compact`': `${compact.wideBytes.toLocaleString('en-US')} B`,
        }
      : [],
  ),
)}
`;
}
