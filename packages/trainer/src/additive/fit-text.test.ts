import { createEncoder, type PriceInput, priceTask, priceText, readWeights } from '@tantiya/core';
import { describe, expect, it } from 'vitest';
import { openBackend } from '../backend/backend.ts';
import { answeredRows } from '../pipeline/answered-rows.ts';
import { loadExported } from '../pipeline/exported-network.ts';
import { priceTextTraining } from '../tasks/price/text-training.ts';
import { withDigits } from './additive-network.ts';
import { createRandom } from './made-rows.test-support.ts';

const random = createRandom(11);
const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;

/** log1p of PHP that a word adds. */
const worth: Readonly<Record<string, number>> = {
  faucet: 0,
  roof: 1.2,
  house: 1.8,
  rust: -0.3,
  po: 0,
  today: 0.2,
};
const rates: Readonly<Record<string, number>> = { plumbing: 0, roofing: 0.7 };

/** A market where words, the category and how many rooms there are make the price. */
function row() {
  const words = Array.from({ length: 3 }, () => pick(Object.keys(worth)));
  const category = pick(Object.keys(rates));
  const rooms = random() < 0.3 ? Math.ceil(random() * 12) : undefined;
  const input: PriceInput = {
    title: rooms === undefined ? words.join(' ') : `${words.join(' ')} ${rooms} rooms`,
    description: pick(['Please come soon.', 'It is old.', '']),
    category,
  };
  const log =
    7 +
    [...new Set(words)].reduce((sum, word) => sum + (worth[word] ?? 0), 0) +
    (rates[category] ?? 0) +
    0.5 * Math.log(rooms ?? 2) +
    0.3 * (random() - 0.5);
  return { parsed: priceTask.parse(input).parsed, target: [log - 0.5, log, log + 0.7] };
}

const train = Array.from({ length: 500 }, row);
const validation = Array.from({ length: 150 }, row);
const steps: string[] = [];
const fit = () => priceTextTraining.fit({ train, validation, onStep: (step) => steps.push(step) });
const fitted = fit();
const encoder = createEncoder(priceText.features, fitted.fitted);

const answersTo = async (inputs: readonly PriceInput[]) => {
  const { tf } = await openBackend('cpu');
  const network = await loadExported(tf, fitted.model, encoder.shape);
  const rows = inputs.map((input) => ({ parsed: priceTask.parse(input).parsed, target: [1, 1, 1] }));
  const encoded = encoder.encode(rows.map(({ parsed }) => parsed));
  const answered = await answeredRows(priceTextTraining, rows, encoded, network);
  network.dispose();
  return answered.map(({ outputs }) => outputs);
};

describe('an additive fit of words', () => {
  it('learns what words, names and quantities add', async () => {
    const base = { title: 'faucet po', category: 'plumbing', description: 'It is old.' };
    const [plain = [], roof = [], roofing = [], rooms = []] = await answersTo([
      base,
      { ...base, title: 'roof po' },
      { ...base, category: 'roofing' },
      { ...base, title: 'faucet po 12 rooms' },
    ]);
    const middle = 1;
    expect((roof[middle] ?? 0) - (plain[middle] ?? 0)).toBeGreaterThan(0.7);
    expect((roofing[middle] ?? 0) - (plain[middle] ?? 0)).toBeCloseTo(0.7, 0);
    expect((rooms[middle] ?? 0) - (plain[middle] ?? 0)).toBeGreaterThan(0.4);
  });

  it('says of rows left out what their price is, within a range, and the band around it', () => {
    const misses = (fitted.heldOut ?? []).map((outputs, at) => {
      const target = validation[at]?.target ?? [];
      const [lower = 0, middle = 0, upper = 0, , least = 0, most = 0] = outputs;
      expect(upper - lower).toBeGreaterThan(0);
      expect(middle - least).toBeCloseTo(0.5, 1);
      expect(most - middle).toBeCloseTo(0.7, 1);
      return middle - (target[1] ?? 0);
    });
    expect(Math.sqrt(misses.reduce((sum, miss) => sum + miss ** 2, 0) / misses.length)).toBeLessThan(0.45);
  });

  it('counts the words that it knows', async () => {
    const [known = [], nonsense = [], empty = []] = await answersTo([
      { title: 'roof rust po', description: 'It is old.' },
      { title: 'xqzt wvvk jjqp', description: 'brrm kzzt' },
      {},
    ]);
    expect(known[3]).toBeGreaterThan(1);
    expect(nonsense[3]).toBe(0);
    expect(empty[3]).toBe(0);
  });

  it('gives the same bytes twice', () => {
    const again = fit();
    expect(again.fitted).toEqual(fitted.fitted);
    expect(Buffer.from(again.model.weights).equals(Buffer.from(fitted.model.weights))).toBe(true);
    expect(steps).toEqual([...steps.slice(0, 2), ...steps.slice(0, 2)]);
  });

  it('keeps no more digits of a weight than it says', () => {
    const level = readWeights(fitted.model).read('level/kernel') ?? [];
    expect([...level].every((weight) => weight === withDigits(weight, 5))).toBe(true);
    expect([1, -0.7, 0.01, 0, 100].map((weight) => withDigits(weight, 3))).toEqual([
      1, -0.75, 0.009765625, 0, 96,
    ]);
  });
});
