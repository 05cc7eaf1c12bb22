import type { Estimate, EstimatorOptions, PriceInput } from '../../src/index.ts';
import { cpu } from '../../src/tfjs/cpu.ts';
import { fallingSilent, losingDevice, neverOpening, neverRunning, withoutAdapter } from './engines.ts';
import type { CaseName } from './expected.ts';
import type { Fault, FaultKind } from './fault.ts';
import type { Site } from './site.ts';

/** What a case finds; see `Expected`. */
interface Found {
  readonly during: string;
  readonly after: string;
  readonly reloaded?: string;
  readonly message?: string | undefined;
}

type Case = (site: Site) => Promise<Found>;

const job: PriceInput = { title: 'Fix a leaking pipe', category: 'plumbing', urgency: 'HIGH' };
/** More than one chunk. */
const jobs = Array.from({ length: 100 }, () => job);

/** Who answered: the engine of a model, or the reason of the heuristic. */
const answeredBy = (answer: Estimate<object>) => (answer.source === 'model' ? answer.engine : answer.reason);

/** Until the first retry is due, and a little longer. */
const untilRetry = () => new Promise((resolve) => setTimeout(resolve, 1_100));

/** One question during the faults of a server, and one after them. */
const whileServer =
  (fault: Fault): Case =>
  async (site) => {
    const stalls = fault.kind.startsWith('stall');
    const estimator = site.estimator(stalls ? { downloadSilenceMs: 1_000, engineSilenceMs: 2_000 } : {});
    await site.fail(fault);
    const during = answeredBy(await estimator.price(job));
    const { failure } = estimator.status().price;
    await site.fail();
    await untilRetry();
    const after = answeredBy(await estimator.price(job));
    estimator.dispose();
    return { during, after, message: failure?.message };
  };

/** A visit without faults, then one during them: what the browser keeps is all that there is. */
const onSecondVisit =
  (fault: Fault): Case =>
  async (site) => {
    const first = site.estimator();
    await first.price(job);
    first.dispose();
    return whileServer(fault)(site);
  };

/** One question on an engine with a fault, and a later one. */
const onEngine =
  (provider: EngineProvider, silenceMs = 1_000): Case =>
  async (site) => {
    const estimator = site.estimator(asking(provider, silenceMs));
    const during = answeredBy(await estimator.price(job));
    const after = answeredBy(await estimator.price(job));
    estimator.dispose();
    return { during, after };
  };

/** A list on an engine with a fault, and a later question. */
const listOnEngine =
  (provider: EngineProvider): Case =>
  async (site) => {
    const estimator = site.estimator(asking(provider, 5_000));
    const answers = await estimator.price(jobs);
    const after = answeredBy(await estimator.price(job));
    estimator.dispose();
    return { during: [...new Set(answers.map(answeredBy))].join(', '), after };
  };

type EngineProvider = NonNullable<EstimatorOptions['engines']>[number];

const asking = (provider: EngineProvider, engineSilenceMs: number): Partial<EstimatorOptions> => ({
  engines: [provider],
  engine: provider.name,
  engineSilenceMs,
});

const everything = '^trained-models/';
const index = '^trained-models/index\\.json$';
const model = '^trained-models/releases/price/.*model[^/]*\\.json$';
const weights = '^trained-models/releases/price/.*weights[^/]*\\.bin$';
const modelCode = '^assets/all-[^/]*\\.js$';
const engineCode = '^assets/cpu-[^/]*\\.js$';

const at = (path: string, fault: FaultKind & Pick<Fault, 'times'>): Case => whileServer({ path, ...fault });

/** Each runs on a page of its own. */
export const cases: Readonly<Record<CaseName, Case>> = {
  async 'no fault at all'(site) {
    const estimator = site.estimator();
    const answers = [await estimator.price(job), ...(await estimator.price(jobs))];
    const others = [
      await estimator.completionTime({ budget: 900 }),
      await estimator.profileScore({ rating: 4 }),
    ];
    estimator.dispose();
    const engines = (some: readonly Estimate<object>[]) => [...new Set(some.map(answeredBy))].join(', ');
    return { during: engines(answers), after: engines(others) };
  },
  'an index that is cut short': at(index, { kind: 'truncated' }),
  'an index that is garbage': at(index, { kind: 'wrong-bytes' }),
  'a web page instead of the index': at(index, { kind: 'web-page' }),
  'an index that is not there': at(index, { kind: 'status', status: 404 }),
  'a server that is down': at(everything, { kind: 'status', status: 503 }),
  'a server that fails once': at(index, { kind: 'status', status: 500, times: 1 }),
  'a server that asks for patience': at(index, { kind: 'status', status: 429 }),
  'a connection that drops': at(index, { kind: 'drop' }),
  'a connection that drops in the middle of the index': at(index, { kind: 'drop-midway' }),
  'a server that says nothing': at(everything, { kind: 'stall' }),
  'an index that stops midway': at(index, { kind: 'stall-midway' }),
  'a model.json that is cut short': at(model, { kind: 'truncated' }),
  'a model.json of other bytes': at(model, { kind: 'wrong-bytes' }),
  'a web page instead of model.json': at(model, { kind: 'web-page' }),
  'a model.json that is not there': at(model, { kind: 'status', status: 404 }),
  'weights that are cut short': at(weights, { kind: 'truncated' }),
  'weights of other bytes': at(weights, { kind: 'wrong-bytes' }),
  'a web page instead of the weights': at(weights, { kind: 'web-page' }),
  'weights that are not there': at(weights, { kind: 'status', status: 404 }),
  'weights whose server fails once': at(weights, { kind: 'status', status: 500, times: 1 }),
  'a connection that drops in the middle of the weights': at(weights, { kind: 'drop-midway' }),
  'weights that stop midway': at(weights, { kind: 'stall-midway' }),
  'models of another origin that this page may not read': ({ elsewhere }) =>
    at(everything, { kind: 'no-cors' })(elsewhere),
  'a network that is down on the first visit': at(everything, { kind: 'drop' }),
  'a network that is down on the second visit': onSecondVisit({ path: everything, kind: 'drop' }),
  'a server that has lost all but the index on the second visit': onSecondVisit({
    path: '^trained-models/releases/price/',
    kind: 'stall',
  }),
  'code of models that is not there': at(modelCode, { kind: 'status', status: 404 }),
  'a connection that drops for the code of models': at(modelCode, { kind: 'drop' }),
  'code of models that does not come': at(modelCode, { kind: 'stall' }),
  async 'code of an engine that is not there'(site) {
    await site.fail({ path: engineCode, kind: 'status', status: 404 });
    const estimator = site.estimator(asking(cpu(), 10_000));
    const during = answeredBy(await estimator.price(job));
    await site.fail();
    const after = answeredBy(await estimator.price(job));
    await estimator.reload();
    const reloaded = answeredBy(await estimator.price(job));
    estimator.dispose();
    return { during, after, reloaded };
  },
  'an engine that never opens': onEngine(neverOpening),
  'an adapter that never settles': onEngine(withoutAdapter),
  'an engine whose first run never ends': onEngine(neverRunning),
  'a device that is lost in the middle of a list': listOnEngine(losingDevice),
  'an engine that falls silent in the middle of a list': listOnEngine(fallingSilent),
};
