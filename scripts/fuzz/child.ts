import { csvSuite } from './csv-suite.ts';
import { inputSuite } from './input-suite.ts';
import { modelSuite } from './model-suite.ts';
import { createRandom } from './random.ts';
import type { FuzzReport, FuzzRequest } from './run-suite.ts';

/* Tries seeds one after the other, and says before each which one, so that the parent can name one that hangs. */

const [root = ''] = process.argv.slice(2);
const models = `${root}trained-models/`;
const suites = {
  models: () => modelSuite(models),
  inputs: () => inputSuite(models),
  csv: () => csvSuite(`${root}datasets/ph-services/jobs.csv`),
};

const send = (report: FuzzReport) => process.send?.(report);
let current = -1;

process.on('unhandledRejection', (reason) =>
  send({ seed: current, fault: `unhandled rejection: ${reason}` }),
);
process.on('uncaughtException', (error) => send({ seed: current, fault: `uncaught: ${error.stack}` }));

process.on('message', async ({ suite, from, to }: FuzzRequest) => {
  const { run } = suites[suite]();
  for (let warmUp = 0; warmUp < 5; warmUp++) await run(createRandom(1_000_000 + warmUp)).catch(() => {});
  for (let seed = from; seed < to; seed++) {
    current = seed;
    send({ seed });
    const { user, system } = process.cpuUsage();
    let outcome = '';
    try {
      outcome = await run(createRandom(seed));
    } catch (error) {
      send({ seed, fault: error instanceof Error ? `${error.stack}` : String(error) });
    }
    await new Promise(setImmediate); // rejections that nobody handles are told now
    const spent = process.cpuUsage({ user, system });
    const memory = process.memoryUsage();
    send({
      seed,
      outcome,
      cpuMs: (spent.user + spent.system) / 1000,
      peakBytes: process.resourceUsage().maxRSS * 1024,
      heldBytes: memory.heapUsed + memory.external,
    });
  }
  process.disconnect();
});
