import { csvSuite } from './csv-suite.ts';
import { inputSuite } from './input-suite.ts';
import { modelSuite } from './model-suite.ts';
import { createRandom } from './random.ts';
import type { FuzzReport, FuzzRequest } from './run-suite.ts';
import type { Suite } from './suite.ts';

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
  const { make, run } = suites[suite]() as Suite<unknown>;
  const warmUp = [1, 2, 3, 4, 5].map((seed) => make(createRandom(-seed)));
  for (const input of warmUp) await run(input).catch(() => {});
  for (let seed = from; seed < to; seed++) {
    current = seed;
    const input = make(createRandom(seed));
    send({ seed });
    const { user, system } = process.cpuUsage();
    let outcome = '';
    try {
      outcome = await run(input);
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
