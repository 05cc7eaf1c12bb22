import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEstimator } from 'tantiya';
import { cpu } from 'tantiya/tfjs/cpu';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';
import type { Random } from './random.ts';
import { requireFinite, type Suite } from './suite.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const questions = {
  price: { title: 'Replace the whole roof', description: 'Two storeys, 180 sqm.', category: 'roofing' },
  'completion-time': { title: 'Paint two rooms', category: 'painting', budget: 4000 },
  'profile-score': { profileCompletion: 70, bio: 'Ten years a plumber.', rating: 4.5, hourlyRate: 300 },
};
type Task = keyof typeof questions;

interface PublishedMutant {
  readonly id: string;
  readonly files: Files;
  readonly engine: 'auto' | 'cpu' | 'direct';
}

/**
 * A marketplace's models with one file changed: by its structure or by its bytes, and in most cases with hashes in the
 * index that fit, as if somebody had published it so. TensorFlow.js is there to be tried.
 *
 * @param folder of index.json and the models
 */
export function modelSuite(folder: string): Suite<PublishedMutant> {
  const files: Files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(json|bin)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
  const { models } = JSON.parse(text(files.get('index.json'))) as {
    readonly models: Record<string, unknown>;
  };

  return {
    make(random) {
      const id = random.pick(Object.keys(models));
      return {
        id,
        files: withMutant(files, id, random),
        engine: random.pick(['auto', 'cpu', 'direct'] as const),
      };
    },
    async run({ id, files: served, engine }) {
      const task = id.slice(0, id.indexOf('/')) as Task;
      const estimator = createEstimator({
        models: 'https://models.test/',
        use: { [task]: id },
        engines: [cpu()],
        engine,
        fetch: serve(served),
      });
      try {
        const answer = await ask(estimator, task);
        requireFinite(answer);
        await new Promise(setImmediate); // what nobody waits for may still be rejected
        return 'reason' in answer ? answer.reason : `answered by ${answer.engine}`;
      } finally {
        estimator.dispose();
      }
    },
  };
}

function ask({ price, completionTime, profileScore }: ReturnType<typeof createEstimator>, task: Task) {
  if (task === 'price') return price(questions.price);
  if (task === 'completion-time') return completionTime(questions['completion-time']);
  return profileScore(questions['profile-score']);
}

function withMutant(files: Files, id: string, random: Random): Files {
  const own = [...files.keys()].filter((path) => path.includes(id) && !path.endsWith('split.json'));
  const path = random.once(10) ? 'index.json' : random.pick(own);
  const original = files.get(path) ?? new Uint8Array();
  const mutant =
    path.endsWith('.json') && !random.once(4)
      ? Buffer.from(mutateJson(text(original), random))
      : mutateBytes(original, random);
  const changed = new Map(files).set(path, mutant);
  if (path === 'index.json' || random.once(5)) return changed;
  // In paths too, where files lie under their hashes.
  const [before, after] = [sha256(original), sha256(mutant)];
  const index = text(files.get('index.json')).replaceAll(before, after);
  return changed.set('index.json', Buffer.from(index)).set(path.replace(before, after), mutant);
}

function serve(files: Files): typeof globalThis.fetch {
  return async (url) => {
    const content = files.get(decodeURIComponent(new URL(String(url)).pathname.slice(1)));
    return content ? new Response(Buffer.from(content)) : new Response('', { status: 404 });
  };
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
