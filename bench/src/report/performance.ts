import type { ColdPage, Visit } from '../browser/cold-pages.ts';
import type { EngineFigures } from '../measure/engines.ts';
import { median } from '../measure/race.ts';
import { coldPageClaims, engineClaims } from './claims.ts';
import { byteCount, count, duration, table } from './format.ts';
import type { Results } from './results.ts';

/** docs/performance.md: what was measured and how, in words and tables. */
export function renderPerformance(results: Results): string {
  const { machine, quick, measuredAt, engines, memory, chromium } = results;
  const [byDefault, specified] = engines.map(({ model }) => model);
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

${table(['', 'where', 'against', 'at least'], engines.flatMap(engineClaims))}

The tfjs figures are stock TensorFlow.js: \`loadLayersModel\`, \`predict\`, \`data()\`, in production mode, on one thread.
A whole answer through it uses our own parsing, encoding and reading, so that only the runtime differs. WebGL and WebGPU
run on SwiftShader here, a GPU made of CPU: their times show that they work, not what a GPU would give.
Encoding is parsing, which measures the texts, and writing the vector. Where that takes longer than a small network,
most of an answer is the reading of its text.
${
  chromium
    ? `
How many times more bytes other ways to the first model answer take, and how many times longer (see [a cold
page](#a-cold-page)):

${table(['page'], coldPageClaims(chromium.coldPages))}
`
    : ''
}
## One answer

![Bars: the time of one whole answer by runtime](performance-single.svg)

ONNX Runtime Web runs the same weights, the LSTMs through its own LSTM operator. It takes part where somebody has
installed it (\`npm install --no-save onnxruntime-web\`: 148 MB, too much for everybody who clones this).
performance.json has the numbers of samples too.

${renderEach(engines, renderSingleAnswers)}

## Batches

![Lines: rows per second by size of the batch](performance-batches.svg)

Rows per second of the network alone. A dash: one call would have taken more than the bench waits for.

${renderEach(engines, renderBatches)}
${
  chromium
    ? `
## A cold page

![Dots: kilobytes and milliseconds until the first model answer](performance-cold-page.svg)

A page that asks for one price with \`${byDefault}\`, with an empty cache, from navigation on another page of the site on, from
a local server that compresses everything with gzip. Medians of ${chromium.coldPages[0]?.visits.length} visits each, in turns; every page must show the same
price.

- **direct** imports \`tantiya/price\`. Its heuristic answers before any model is there.
- **stock tfjs** is a page without Tantiya: \`@tensorflow/tfjs\` and \`@tensorflow/tfjs-backend-webgpu\`, as the
  documentation says; **stock core and layers** is the smallest stock combination, \`@tensorflow/tfjs-core\`,
  \`@tensorflow/tfjs-layers\` and one backend. Parsing, encoding and reading are ours there too.
- **our cut of tfjs** is \`tantiya/price\` with an engine from \`tantiya/tfjs\`: only the kernels that such networks need.

"Held" is the JavaScript heap with its buffers after a garbage collection.

${renderColdPages(chromium.coldPages)}
`
    : ''
}
## Memory

An estimator with \`${byDefault}\` holds ${byteCount(memory.estimatorBytes)} of heap and buffers in Node. ${count(memory.answers)} answers change that by
${byteCount(memory.growthBytes)}.

## Arithmetic

${renderArithmetic(engines)}
`;
}

function renderEach(engines: readonly EngineFigures[], render: (figures: EngineFigures) => string): string {
  return engines
    .map((figures) => `### ${figures.where}, \`${figures.model}\`\n\n${render(figures)}`)
    .join('\n\n');
}

function renderSingleAnswers({ timings }: EngineFigures): string {
  const single = timings.filter(({ work }) => work !== 'batch');
  return table(
    [''],
    single.map(({ name, work, size, p50, p95, p99 }) => ({
      '': `${name}: ${work}`,
      [`${count(size)} characters: median`]: duration(p50),
      [`${count(size)}: p95`]: duration(p95),
      [`${count(size)}: p99`]: duration(p99),
    })),
  );
}

function renderBatches({ timings }: EngineFigures): string {
  const batches = timings.filter(({ work }) => work === 'batch');
  return table(
    ['rows in a batch'],
    batches.map(({ name, size, p50 }) => ({
      'rows in a batch': name,
      [count(size)]: count((size / p50) * 1e6),
    })),
  );
}

/** With what no engine can take away, which bounds every ratio of the table. */
function renderColdPages(pages: readonly ColdPage[]): string {
  const figures = pages.map(({ name, visits }) => {
    const middle = (figure: (visit: Visit) => number) => median(visits.map(figure));
    const [codeBytes, modelBytes] = [middle((visit) => visit.codeBytes), middle((visit) => visit.modelBytes)];
    return {
      page: name,
      ...(visits[0]?.heuristicMs !== undefined && {
        'first heuristic': duration(1000 * middle(({ heuristicMs = Number.NaN }) => heuristicMs)),
      }),
      'first model answer': duration(1000 * middle(({ modelMs }) => modelMs)),
      code: byteCount(codeBytes),
      model: byteCount(modelBytes),
      together: byteCount(codeBytes + modelBytes),
      held: byteCount(middle(({ heldBytes }) => heldBytes)),
    };
  });
  const [direct] = figures;
  return `${table(['page'], figures)}

All pages load the same ${direct?.model} of model, the stock ones without its index. Of the ${direct?.['first model answer']} on direct,
${direct?.['first heuristic']} have passed when the heuristic answers, before an engine or a model is asked for.`;
}

function renderArithmetic(engines: readonly EngineFigures[]): string {
  const perAnswer = engines.map(({ model, multiplyAdds: { all, live, executed } }) => ({
    model: `\`${model}\``,
    'as the layers are written': count(all),
    'that reach the output': count(live),
    computed: count(executed),
  }));
  const rates = engines.flatMap(({ where, model, timings, multiplyAdds, peak }) => {
    const direct = timings.filter(({ name, work }) => name === 'direct' && work === 'batch');
    return [direct[0], direct.at(-1)].flatMap((timing) => {
      if (!timing) return [];
      const microseconds = timing.p50 / timing.size;
      const perSecond = (multiplyAdds.executed / microseconds) * 1e6;
      return {
        direct: `${where}, \`${model}\`, ${timing.size === 1 ? 'one row' : `${count(timing.size)} rows`}`,
        'per row': duration(microseconds),
        'GFLOP/s': count((2 * perSecond) / 1e9),
        'limit, GFLOP/s': count((2 * peak) / 1e9),
        share: `${count((100 * perSecond) / peak)} %`,
      };
    });
  });
  return `Multiply-adds per answer. At sequence length 1 the recurrent kernels and forget gates of an LSTM never reach the
output, and a compact model is stored without them. Most of an encoded row is zero, and zero inputs are skipped: the
last column counts what is computed for the bench's postings. Activations come on top and are not counted.

${table(['model'], perAnswer)}

The limit is measured in the same process: a JavaScript loop of twelve independent chains of multiply-adds that never
leave the registers, in double precision. JavaScript has no SIMD, so this is what one thread can reach.

${table(['direct'], rates)}`;
}
