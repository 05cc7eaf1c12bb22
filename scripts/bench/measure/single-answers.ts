import { encode, priceTask, vocabulariesOf, widthOf } from '@tantiya/core';
import type { PriceEstimator } from 'tantiya/price';
import { allocate } from '#tantiya/allocate.js';
import type { LoadedModel } from '#tantiya/model/model-source.js';
import type { Contender } from './contender.ts';
import { createJobs } from './jobs.ts';
import { type RaceLength, type Runner, race, type Timing } from './race.ts';

/** One answer after the other, for descriptions of one length. */
export interface SingleAnswers {
  /** Characters of the description. */
  readonly characters: number;
  /** From the caller's object to the range: `price()`, and the same road through other runtimes. */
  readonly whole: readonly Timing[];
  /** The network alone. */
  readonly network: readonly Timing[];
  /** The other steps alone: `parse` (validate, measure the texts), `encode` and `decode`. */
  readonly steps: readonly Timing[];
}

/** Enough that no answer is ready in a branch predictor, few enough for the cache of a page that follows typing. */
const jobCount = 32;

export async function measureSingleAnswers(
  characters: number,
  model: LoadedModel,
  estimator: PriceEstimator,
  contenders: readonly Contender[],
  length: RaceLength,
): Promise<SingleAnswers> {
  const { manifest } = model;
  const { parse, features, decode } = priceTask;
  const vocabularies = vocabulariesOf(manifest);
  const jobs = createJobs(jobCount, characters, manifest.vocabularies);
  const parsed = jobs.map((job) => parse(job));
  const width = widthOf(features);
  const vectorOf = (job: (typeof parsed)[number]) => encode(features, [job], vocabularies, allocate(width));
  const vectors = parsed.map(vectorOf);
  const outputs = manifest.probes[0]?.output ?? [7, 8, 9];
  /** A call that goes through the items in turn. */
  const over =
    <Item>(items: readonly Item[], call: (item: Item) => unknown): Runner['call'] =>
    (turn) =>
      call(items[turn % jobCount] as Item);

  const others = contenders.filter(({ name }) => name !== 'direct');
  const whole = await race(
    [
      { name: 'direct', call: over(jobs, (job) => estimator.price(job)) },
      ...others.map(({ name, enter, run }) => ({
        name,
        enter,
        call: over(jobs, async (job) => {
          const one = parse(job);
          return decode(await run(vectorOf(one), 1), one, manifest);
        }),
      })),
    ],
    length,
  );
  const network = await race(
    contenders.map(({ name, enter, run }) => ({
      name,
      enter,
      call: over(vectors, (vector) => run(vector, 1)),
    })),
    length,
  );
  const steps = await race(
    [
      { name: 'parse', call: over(jobs, (job) => parse(job)) },
      { name: 'encode', call: over(parsed, vectorOf) },
      { name: 'decode', call: over(parsed, (job) => decode(outputs, job, manifest)) },
    ],
    length,
  );
  return { characters, whole, network, steps };
}
