import {
  createEncoder,
  densify,
  type Profile,
  profileScoreParts,
  profileScoreTask,
  readWeights,
  scoreCurves,
  writeLayersModel,
} from '@tantiya/core';
import { sum } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitParts, type PartsLayer, partsLayer } from './fit-parts.ts';

const { encode, shape } = createEncoder(profileScoreParts.features);

/** What the layer makes of a profile: the points of each part, by field. */
function pointsOf({ kernel, bias }: PartsLayer, parsed: Profile): Readonly<Record<string, number>> {
  const row = densify(encode([parsed]), shape);
  return Object.fromEntries(
    scoreCurves.map(({ field }, part) => [
      field,
      (bias[part] ?? 0) + sum(row, (value, column) => value * (kernel[column * bias.length + part] ?? 0)),
    ]),
  );
}

const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });

const worker = fc
  .record({
    profileCompletion: amount(100),
    bioLength: amount(400),
    hourlyRate: fc.constantFrom(undefined, 90),
    yearsOfExperience: amount(15),
    specializations: fc.nat({ max: 5 }),
    certifications: fc.integer({ min: 2, max: 4 }),
    verifiedCertifications: fc.nat({ max: 2 }),
    completedJobs: fc.nat({ max: 120 }),
    rating: fc.option(fc.double({ min: 0.1, max: 5, noNaN: true }), { nil: undefined }),
    clientSatisfaction: fc.option(amount(100), { nil: undefined }),
    isActive: fc.constantFrom(true, false, undefined),
  })
  .map((input) => profileScoreTask.parse(input).parsed);

describe('the parts of a score', () => {
  it('keep what a score promises, whatever they are learned from', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ parsed: worker, target: fc.tuple(amount(100)) }), {
          minLength: 1,
          maxLength: 40,
        }),
        (rows) => {
          const layer = partsLayer(fitParts(rows));
          expect(layer.kernel.every((weight) => weight >= 0)).toBe(true);
          expect(sum(layer.bias)).toBe(100);
          const points = (input: object) => pointsOf(layer, profileScoreTask.parse(input).parsed);
          const unknown = points({});
          const good = points({ rating: 4, clientSatisfaction: 80 });
          for (const field of ['rating', 'clientSatisfaction'])
            expect(unknown[field]).toBeLessThanOrEqual(good[field] ?? Number.NaN);
        },
      ),
    ));

  it('are found where scores are sums of curves', () => {
    const truth = {
      profileCompletion: ({ profileCompletion }: Profile) => 0.2 * profileCompletion,
      bio: ({ bioLength }: Profile) => (bioLength < 180 ? 0 : 5),
      hourlyRate: ({ hasHourlyRate }: Profile) => (hasHourlyRate ? 5 : 0),
      isActive: ({ isActive }: Profile) => (isActive ? 10 : 0),
      completedJobs: ({ completedJobs }: Profile) => Math.min(completedJobs, 50) / 5,
      rating: ({ rating }: Profile) => (rating === undefined ? 12 : rating * 5),
      clientSatisfaction: ({ clientSatisfaction }: Profile) =>
        clientSatisfaction === undefined ? 10 : clientSatisfaction / 4,
    };
    const parts = Object.entries(truth);
    const workers = fc.sample(
      worker.filter(({ bioLength }) => bioLength <= 80 || bioLength >= 180),
      { numRuns: 2_000, seed: 1 },
    );
    const rows = workers.map((parsed) => ({ parsed, target: [sum(parts, ([, part]) => part(parsed))] }));
    const layer = partsLayer(fitParts(rows));
    for (const parsed of workers.slice(0, 100)) {
      const points = pointsOf(layer, parsed);
      for (const [field, part] of parts)
        expect(Math.abs((points[field] ?? 0) - part(parsed)), field).toBeLessThan(1);
    }
  });

  it('have weights that half precision holds, and maxima that no column moves', () => {
    const rows = fc
      .sample(worker, { numRuns: 300, seed: 1 })
      .map((parsed) => ({ parsed, target: [parsed.profileCompletion / 3 + 60] }));
    const { kernel, bias } = partsLayer(fitParts(rows));
    const stored = writeLayersModel(
      {},
      [{ name: 'kernel', shape: [kernel.length], values: kernel }],
      () => 'float16',
    );
    expect(readWeights(stored).read('kernel')).toEqual(kernel);
    const everything = fc.sample(worker, { numRuns: 1, seed: 1 }).map((parsed) => ({
      ...parsed,
      profileCompletion: 100,
      bioLength: 500,
      hasHourlyRate: true,
      yearsOfExperience: 30,
      specializations: 9,
      certifications: 9,
      verifiedCertifications: 9,
      completedJobs: 500,
      rating: 5,
      clientSatisfaction: 100,
      isActive: true,
    }));
    const points = everything.map((parsed) => Object.values(pointsOf({ kernel, bias }, parsed)));
    expect(points).toEqual([[...bias.subarray(scoreCurves.length)]]);
  });

  it('count an unknown value as a good one where those were the best workers', () => {
    const rows = fc
      .sample(worker, { numRuns: 500, seed: 1 })
      .map((parsed) => ({ parsed, target: [parsed.rating === undefined ? 95 : parsed.rating * 15] }));
    const layer = partsLayer(fitParts(rows));
    const rating = (input: object) => pointsOf(layer, profileScoreTask.parse(input).parsed)['rating'];
    expect(rating({})).toBeCloseTo(rating({ rating: 4 }) ?? Number.NaN, 4);
  });
});
