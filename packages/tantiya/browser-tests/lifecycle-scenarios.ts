import { isTantiyaError } from '@tantiya/core';
import { fixedInputs } from '../../core/src/test-support/fixed-inputs.test-support.ts';
import type { TfjsBackendName } from '../src/engines/tfjs/provider.ts';
import { createEstimator } from '../src/index.ts';
import { tfjsProviders } from './tfjs-providers.ts';

const models = '/trained-models/';
const [job = {}] = fixedInputs.price;
const jobs = (rows: number) =>
  Array.from({ length: rows }, (_, row) => fixedInputs.price[row % fixedInputs.price.length] ?? {});

const unhandled: string[] = [];
globalThis.addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)));

/** What specs ask the page to do with an estimator from its first question to its last. */
export const lifecycleScenarios = {
  /** A form's first keystroke and its next ones. */
  async answersWhileLoading() {
    const estimator = createEstimator({ models });
    const states: string[] = [estimator.status().price.state];
    const first = estimator.price(job, { waitMs: 0 });
    states.push(estimator.status().price.state);
    const second = estimator.price(job);
    const sources = [await first, await second].map(sourceOf);
    states.push(estimator.status().price.state);
    const requests = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith(models));
    estimator.dispose();
    return { states, sources, requests };
  },

  /** A list with its progress, and how often the page could do something else meanwhile. */
  async answerList(rows: number) {
    const estimator = createEstimator({ models });
    await estimator.load('price');
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const progress: number[] = [];
    const answers = await estimator.price(jobs(rows), { onProgress: (done) => progress.push(done) });
    clearInterval(timer);
    const oneByOne = await Promise.all(jobs(fixedInputs.price.length).map((each) => estimator.price(each)));
    const different = answers.filter(
      (answer, row) => JSON.stringify(answer) !== JSON.stringify(oneByOne[row % oneByOne.length]),
    );
    estimator.dispose();
    return { answers: answers.length, different: different.length, progress, turns };
  },

  /** A list that is aborted after its first chunk, and one during which the estimator is disposed. */
  async endedLists(rows: number) {
    const estimator = createEstimator({ models });
    const aborting = new AbortController();
    const aborted = await endOf(
      estimator.price(jobs(rows), {
        signal: aborting.signal,
        onProgress: () => aborting.abort(new Error('the user left')),
      }),
    );
    const goesOn = sourceOf(await estimator.price(job));
    const disposed = await endOf(
      estimator.price(jobs(rows), { onProgress: () => queueMicrotask(estimator.dispose) }),
    );
    return { aborted, goesOn, disposed, afterwards: await endOf(estimator.price(job)) };
  },

  /** A reload in the middle of a list. */
  async reloadDuringList(rows: number) {
    const estimator = createEstimator({ models });
    let reloading: ReturnType<typeof estimator.reload> | undefined;
    const answers = await estimator.price(jobs(rows), {
      onProgress: () => {
        reloading ??= estimator.reload();
      },
    });
    const status = await reloading;
    estimator.dispose();
    return {
      answers: answers.length,
      sources: [...new Set(answers.map(sourceOf))],
      states: Object.values(status ?? {}).map(({ state }) => state),
    };
  },

  /** The same question to an engine and to direct; whatever this browser lacks is replaced by direct. */
  async askFor(name: TfjsBackendName) {
    const estimator = createEstimator({ models, engines: [tfjsProviders[name]], engine: name });
    const reference = createEstimator({ models });
    const [answer, expected] = await Promise.all([estimator.price(job), reference.price(job)]);
    estimator.dispose();
    reference.dispose();
    return { engine: sourceOf(answer), ratio: answer.suggested / expected.suggested };
  },

  /** Of the page so far. */
  async unhandledRejections() {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return unhandled;
  },
};

/** The engine of a model's answer, or why the heuristic gave it. */
function sourceOf(answer: { readonly engine: string } | { readonly reason: string }): string {
  return 'engine' in answer ? answer.engine : answer.reason;
}

/** How a promise ends, in a word. */
function endOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'answered',
    (error: unknown) => (isTantiyaError(error) ? error.code : String(error)),
  );
}
