import type { ColdPage } from '../browser/cold-pages.ts';
import type { EngineFigures } from '../measure/engines.ts';
import type { Timing } from '../measure/race.ts';
import { median } from '../measure/statistics.ts';
import { claimsOf, holds } from './claims.ts';
import { byteCount, count, duration, ratio, table } from './format.ts';
import type { Results } from './results.ts';

/** docs/performance.md: what was measured and how, in words and tables. */
export function renderPerformance(results: Results): string {
  const { machine, quick, measuredAt, memory, node, chromium } = results;
  const where = [`Node ${machine.node}`, ...(chromium ? [`headless Chromium ${chromium.version}`] : [])];
  return `# Speed, size and memory

Measured by \`npm run bench\`, which writes this page, its charts and [performance.json](performance.json)${
    quick ? '; this was `npm run bench -- --quick`, which is for trying the bench out' : ''
  }.
${where.join(' and ')} on ${machine.system}, ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, without a GPU, on ${measuredAt.slice(0, 10)}.
The model is \`${node.model}\`, the specification's network of 60 inputs, LSTM 64, LSTM 32, dense 16 and 3 outputs.

Every figure of a table was taken in the same run: the contenders take turns, round after round, each turn with a
warm-up. Times are medians over all calls of all rounds; a ratio is the median over rounds, with the lowest and highest
round in brackets. Before anything is timed, the contenders must give the same answers within 0.001 in log space.

## What has to hold

${table(
  ['direct engine', 'where', 'against', 'at least', 'measured, times', 'holds'],
  claimsOf(results).map((claim) => [
    claim.what,
    claim.where,
    claim.against,
    String(claim.required),
    ratio(claim.measured),
    holds(claim) ? 'yes' : '**no**',
  ]),
)}

The tfjs figures of networks and answers are stock TensorFlow.js: \`loadLayersModel\`, \`predict\`, \`data()\`, in production mode, on one thread.
A whole answer through it uses our own parsing, encoding and decoding, so that only the runtime differs. WebGL and WebGPU
run on SwiftShader here, a GPU made of CPU: their times show that they work, not what a GPU would give.
${
  contenderNames(node).includes('onnx wasm')
    ? `ONNX Runtime Web runs the same weights through ONNX's own LSTM operator; it takes part where somebody has installed
it (\`npm install --no-save onnxruntime-web\`: 148 MB, too much for everybody who clones this).`
    : `ONNX Runtime Web did not take part: it is 148 MB and measured only where somebody has installed it
(\`npm install --no-save onnxruntime-web\`).`
}

## One answer

![Bars: the time of one whole answer by runtime](performance-single.svg)

${environments(results)
  .map(({ name, figures }) => `### ${name}\n\n${renderSingleAnswers(figures)}`)
  .join('\n\n')}

## Batches

![Lines: rows per second by size of the batch](performance-batches.svg)

Rows per second of the network alone. A dash: one call would have taken more than the bench waits for.

${environments(results)
  .map(({ name, figures }) => `### ${name}\n\n${renderBatches(figures)}`)
  .join('\n\n')}
${
  chromium
    ? `
## A cold page

![Dots: kilobytes and milliseconds until the first model answer](performance-cold-page.svg)

A page that imports \`tantiya/price\` and asks for one price, with an empty cache, from navigation on another page of the
site on, from a local server that compresses everything with gzip. The rows are the \`engine\` that the page asks for: the
tfjs engines are our own cut of TensorFlow.js, with only the kernels that such networks need. Medians
of ${chromium.coldPages[0]?.modelMs.length} visits each, in turns. The heuristic answers before any model is there. "Held" is the JavaScript heap with its
buffers after a garbage collection.

${renderColdPages(chromium.coldPages)}

${renderSharedWait(chromium.coldPages)}
`
    : ''
}
## Memory

A loaded estimator holds ${byteCount(memory.estimatorBytes)} of heap and buffers in Node. ${count(memory.answers)} answers change that by ${byteCount(memory.growthBytes)} and
\`tf.memory().numTensors\` by ${memory.growthTensors}.

## Arithmetic

${renderArithmetic(results)}
`;
}

function environments({ node, chromium }: Results) {
  return [{ name: 'Node', figures: node }, ...(chromium ? [{ name: 'Chromium', figures: chromium }] : [])];
}

function contenderNames({ single }: EngineFigures): readonly string[] {
  return (single[0]?.network ?? []).map(({ name }) => name);
}

function renderSingleAnswers({ single }: EngineFigures): string {
  const rows = single.flatMap(({ characters, whole, network, steps }) => {
    const row = (what: string) => (timing: Timing) => [
      `${timing.name}: ${what}`,
      count(characters),
      duration(timing.p50),
      duration(timing.p95),
      duration(timing.p99),
      count(timing.samples),
    ];
    return [
      ...whole.map(row('whole answer')),
      ...network.map(row('network alone')),
      ...steps.map(row('this step alone')),
    ];
  });
  return table(['', 'characters', 'median', 'p95', 'p99', 'samples'], rows);
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
  const direct = pages.find(({ engine }) => engine === 'direct');
  const times = (value: number, base: number | undefined) => `${count(value / (base ?? Number.NaN))}×`;
  return table(
    ['engine', 'first heuristic', 'first model answer', '', 'code', '', 'model', 'held'],
    pages.map(({ engine, heuristicMs, modelMs, codeBytes, modelBytes, heldBytes }) => [
      engine,
      duration(median(heuristicMs) * 1000),
      duration(median(modelMs) * 1000),
      times(median(modelMs), direct && median(direct.modelMs)),
      byteCount(codeBytes),
      times(codeBytes, direct?.codeBytes),
      byteCount(modelBytes),
      byteCount(heldBytes),
    ]),
  );
}

/** What no engine can take away: it bounds every ratio of the table. */
function renderSharedWait(pages: readonly ColdPage[]): string {
  const direct = pages.find(({ engine }) => engine === 'direct');
  if (!direct) return '';
  return `All pages load the same document and the same ${byteCount(direct.modelBytes)} of model. Of the ${duration(median(direct.modelMs) * 1000)} on direct,
${duration(median(direct.heuristicMs) * 1000)} have passed when the heuristic answers, before an engine or a model is asked for.`;
}

function renderArithmetic(results: Results): string {
  const { all, live, executed } = results.node.multiplyAdds;
  const rows = environments(results).flatMap(({ name, figures }) => {
    const large = figures.batches.findLast(({ timings }) => timings.some(isDirect));
    const perRow = [
      { what: 'one row', microseconds: figures.single[0]?.network.find(isDirect)?.p50 },
      {
        what: `${count(large?.rows ?? 0)} rows`,
        microseconds: (large?.timings.find(isDirect)?.p50 ?? Number.NaN) / (large?.rows ?? 1),
      },
    ];
    const { multiplyAdds, peak } = figures;
    return perRow.map(({ what, microseconds = Number.NaN }) => {
      const perSecond = (multiplyAdds.executed / microseconds) * 1e6;
      return [
        `${name}, ${what}`,
        duration(microseconds),
        count((2 * perSecond) / 1e9),
        count((2 * peak) / 1e9),
        `${count((100 * perSecond) / peak)} %`,
      ];
    });
  });
  return `The layers as they are written take ${count(all)} multiply-adds per answer. At sequence length 1 the recurrent kernels and
forget gates never reach the output: ${count(live)} are left, ${count(100 - (100 * live) / all)} % less. Most of an encoded row is zero, and zero inputs
are skipped: ${count(executed)} are computed for the bench's postings. Activations come on top and are not counted.

The limit is measured in the same process: a JavaScript loop of twelve independent chains of multiply-adds that never
leave the registers, in double precision. JavaScript has no SIMD, so this is what one thread can reach.

${table(['direct', 'per row', 'GFLOP/s', 'limit, GFLOP/s', 'share'], rows)}`;
}

const isDirect = ({ name }: Timing) => name === 'direct';
