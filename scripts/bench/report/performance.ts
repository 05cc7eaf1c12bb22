import type { ColdPage } from '../browser/cold-pages.ts';
import type { EngineFigures } from '../measure/engines.ts';
import type { Timing } from '../measure/race.ts';
import type { SingleAnswers } from '../measure/single-answers.ts';
import { median } from '../measure/statistics.ts';
import { type Claim, coldPageClaims, engineClaims, holds } from './claims.ts';
import { byteCount, count, duration, ratio, table } from './format.ts';
import { type Measurement, measurementsOf, type Results } from './results.ts';

/** docs/performance.md: what was measured and how, in words and tables. */
export function renderPerformance(results: Results): string {
  const { machine, quick, measuredAt, memory, chromium } = results;
  const measurements = measurementsOf(results);
  const [byDefault, specified] = results.node.map(({ model }) => model);
  const where = [`Node ${machine.node}`, ...(chromium ? [`headless Chromium ${chromium.version}`] : [])];
  return `# Speed, size and memory

Measured by \`npm run bench\`, which writes this page, its charts and [performance.json](performance.json)${
    quick ? '; this was `npm run bench -- --quick`, which is for trying the bench out' : ''
  }.
${where.join(' and ')} on ${machine.system}, ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, without a GPU, on ${measuredAt.slice(0, 10)}.

Two price models: \`${byDefault}\` is the default, which a visitor downloads, in the [compact form](benchmarks.md#compact-models)
of the same network. \`${specified}\` is the specification's network as listed: 60 inputs, LSTM 64, LSTM 32, dense 16, 3 outputs.

Every figure of a table was taken in the same run: the contenders take turns, round after round, each turn with a
warm-up. Times are medians over all calls of all rounds; a ratio is the median over rounds, with the lowest and highest
round in brackets. Before anything is timed, the contenders must give the same answers within 0.001 in log space.

## What has to hold

How many times longer TensorFlow.js takes than the direct engine, and the direct engine than the encoding of its input:

${renderEngineClaims(measurements)}

The tfjs figures are stock TensorFlow.js: \`loadLayersModel\`, \`predict\`, \`data()\`, in production mode, on one thread.
A whole answer through it uses our own parsing, encoding and decoding, so that only the runtime differs. WebGL and WebGPU
run on SwiftShader here, a GPU made of CPU: their times show that they work, not what a GPU would give.
Encoding is parsing, which measures the texts, and writing the vector. Where that takes longer than a small network,
most of an answer is the reading of its text.
${chromium ? `\n${renderColdPageClaims(chromium.coldPages)}\n` : ''}
## One answer

![Bars: the time of one whole answer by runtime](performance-single.svg)

${
  measurements.some(({ figures }) => contenderNames(figures).includes('onnx wasm'))
    ? `ONNX Runtime Web runs the same weights, the LSTMs through its own LSTM operator; it takes part where somebody has
installed it (\`npm install --no-save onnxruntime-web\`: 148 MB, too much for everybody who clones this).`
    : `ONNX Runtime Web did not take part: it is 148 MB and measured only where somebody has installed it
(\`npm install --no-save onnxruntime-web\`).`
} performance.json has the numbers of samples too.

${renderEach(measurements, renderSingleAnswers)}

## Batches

![Lines: rows per second by size of the batch](performance-batches.svg)

Rows per second of the network alone. A dash: one call would have taken more than the bench waits for.

${renderEach(measurements, renderBatches)}
${
  chromium
    ? `
## A cold page

![Dots: kilobytes and milliseconds until the first model answer](performance-cold-page.svg)

A page that asks for one price with \`${byDefault}\`, with an empty cache, from navigation on another page of the site on, from
a local server that compresses everything with gzip. Medians of ${chromium.coldPages[0]?.modelMs.length} visits each, in turns; every page must show the same
price.

- **direct** imports \`tantiya/price\`. Its heuristic answers before any model is there.
- **stock tfjs** is a page without Tantiya: \`@tensorflow/tfjs\` and \`@tensorflow/tfjs-backend-webgpu\`, as the
  documentation says; **stock core and layers** is the smallest stock combination, \`@tensorflow/tfjs-core\`,
  \`@tensorflow/tfjs-layers\` and one backend. Parsing, encoding and decoding are ours there too.
- **our cut of tfjs** is \`tantiya/price\` with another \`engine\`: only the kernels that such networks need.

"Held" is the JavaScript heap with its buffers after a garbage collection.

${renderColdPages(chromium.coldPages)}

${renderSharedWait(chromium.coldPages)}
`
    : ''
}
## Memory

An estimator with \`${byDefault}\` holds ${byteCount(memory.estimatorBytes)} of heap and buffers in Node. ${count(memory.answers)} answers change that by
${byteCount(memory.growthBytes)} and \`tf.memory().numTensors\` by ${memory.growthTensors}.

## Arithmetic

${renderArithmetic(results)}
`;
}

function renderEach(
  measurements: readonly Measurement[],
  render: (figures: EngineFigures) => string,
): string {
  return measurements
    .map(({ where, figures }) => `### ${where}, \`${figures.model}\`\n\n${render(figures)}`)
    .join('\n\n');
}

function renderEngineClaims(measurements: readonly Measurement[]): string {
  return renderClaims(
    ['', 'where', 'against', 'at least'],
    measurements.flatMap(engineClaims),
    ({ what, where, against, required }) => [what, where, against, String(required)],
    ({ model }) => `\`${model}\``,
  );
}

function renderColdPageClaims(pages: readonly ColdPage[]): string {
  const claims = coldPageClaims(pages);
  return `How many times more bytes other ways to the first model answer take, and how many times longer (see [a cold
page](#a-cold-page)):

${renderClaims(
  ['page'],
  claims,
  ({ against }) => [against],
  ({ what, required }) => `${what}, at least ${required}`,
)}`;
}

/** Claims as cells of a table: those with the same row and column labels meet in one cell, of which there is one each. */
function renderClaims<Kind extends Claim>(
  head: readonly string[],
  claims: readonly Kind[],
  row: (claim: Kind) => readonly string[],
  column: (claim: Kind) => string,
): string {
  const columns = [...new Set(claims.map(column))];
  const rows = new Map(claims.map((claim) => [row(claim).join(), row(claim)]));
  const cell = (key: string, label: string) => {
    const claim = claims.find((one) => row(one).join() === key && column(one) === label);
    return claim ? `${ratio(claim.measured)} ${holds(claim) ? 'yes' : '**no**'}` : '-';
  };
  return table(
    [...head, ...columns],
    [...rows].map(([key, labels]) => [...labels, ...columns.map((label) => cell(key, label))]),
  );
}

function contenderNames({ single }: EngineFigures): readonly string[] {
  return (single[0]?.network ?? []).map(({ name }) => name);
}

function renderSingleAnswers({ single }: EngineFigures): string {
  const kinds = [
    { what: 'whole answer', timingsOf: ({ whole }: SingleAnswers) => whole },
    { what: 'network alone', timingsOf: ({ network }: SingleAnswers) => network },
    { what: 'this step alone', timingsOf: ({ steps }: SingleAnswers) => steps },
  ];
  const rows = kinds.flatMap(({ what, timingsOf }) =>
    single
      .slice(0, 1)
      .flatMap(timingsOf)
      .map(({ name }) => [
        `${name}: ${what}`,
        ...single.flatMap((answers) => {
          const timing = timingsOf(answers).find((one) => one.name === name);
          return timing ? [timing.p50, timing.p95, timing.p99].map(duration) : ['-', '-', '-'];
        }),
      ]),
  );
  const head = single.flatMap(({ characters }) => [`${count(characters)} characters: median`, 'p95', 'p99']);
  return table(['', ...head], rows);
}

function renderBatches(figures: EngineFigures): string {
  const rows = contenderNames(figures).map((name) => [
    name,
    ...figures.batches.map(({ rows, timings }) => {
      const timing = timings.find((one) => one.name === name);
      return timing ? count((rows / timing.p50) * 1e6) : '-';
    }),
  ]);
  return table(['rows in a batch', ...figures.batches.map(({ rows }) => count(rows))], rows);
}

function renderColdPages(pages: readonly ColdPage[]): string {
  return table(
    ['page', 'first heuristic', 'first model answer', 'code', 'model', 'together', 'held'],
    pages.map(({ name, heuristicMs, modelMs, codeBytes, modelBytes, heldBytes }) => [
      name,
      heuristicMs.length > 0 ? duration(median(heuristicMs) * 1000) : '-',
      duration(median(modelMs) * 1000),
      byteCount(codeBytes),
      byteCount(modelBytes),
      byteCount(codeBytes + modelBytes),
      byteCount(heldBytes),
    ]),
  );
}

/** What no engine can take away: it bounds every ratio of the table. */
function renderSharedWait(pages: readonly ColdPage[]): string {
  const direct = pages.find(({ name }) => name === 'direct');
  if (!direct) return '';
  return `All pages load the same ${byteCount(direct.modelBytes)} of model, the stock ones without its index. Of the ${duration(median(direct.modelMs) * 1000)} on direct,
${duration(median(direct.heuristicMs) * 1000)} have passed when the heuristic answers, before an engine or a model is asked for.`;
}

function renderArithmetic(results: Results): string {
  const perAnswer = results.node.map(({ model, multiplyAdds: { all, live, executed } }) => [
    `\`${model}\``,
    ...[all, live, executed].map(count),
  ]);
  const rows = measurementsOf(results).flatMap(({ where, figures }) => {
    const { model, multiplyAdds, peak } = figures;
    const large = figures.batches.findLast(({ timings }) => timings.some(isDirect));
    const perRow = [
      { what: 'one row', microseconds: figures.single[0]?.network.find(isDirect)?.p50 },
      {
        what: `${count(large?.rows ?? 0)} rows`,
        microseconds: (large?.timings.find(isDirect)?.p50 ?? Number.NaN) / (large?.rows ?? 1),
      },
    ];
    return perRow.map(({ what, microseconds = Number.NaN }) => {
      const perSecond = (multiplyAdds.executed / microseconds) * 1e6;
      return [
        `${where}, \`${model}\`, ${what}`,
        duration(microseconds),
        count((2 * perSecond) / 1e9),
        count((2 * peak) / 1e9),
        `${count((100 * perSecond) / peak)} %`,
      ];
    });
  });
  return `Multiply-adds per answer. At sequence length 1 the recurrent kernels and forget gates of an LSTM never reach the
output, and a compact model is stored without them. Most of an encoded row is zero, and zero inputs are skipped: the
last column counts what is computed for the bench's postings. Activations come on top and are not counted.

${table(['model', 'as the layers are written', 'that reach the output', 'computed'], perAnswer)}

The limit is measured in the same process: a JavaScript loop of twelve independent chains of multiply-adds that never
leave the registers, in double precision. JavaScript has no SIMD, so this is what one thread can reach.

${table(['direct', 'per row', 'GFLOP/s', 'limit, GFLOP/s', 'share'], rows)}`;
}

const isDirect = ({ name }: Timing) => name === 'direct';
