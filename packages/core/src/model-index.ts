import * as v from 'valibot';
import { TantiyaError } from './errors.ts';

const indexSchema = v.object({
  format: v.literal(1),
  /** Model id by task id. */
  defaults: v.record(v.string(), v.string()),
  models: v.record(
    v.string(),
    v.object({
      version: v.string(),
      /** SHA-256 of each file in the model's folder that the library needs, hexadecimal, by file name. */
      files: v.record(v.pipe(v.string(), v.regex(/^[\w-][\w.-]*$/)), v.string()),
    }),
  ),
});

/** index.json of a folder of models: which model answers a task, and what its files must hash to. */
export type ModelIndex = v.InferOutput<typeof indexSchema>;

/** @throws TantiyaError `model/corrupt` */
export function parseModelIndex(json: unknown): ModelIndex {
  const parsed = v.safeParse(indexSchema, json);
  if (parsed.success) return parsed.output;
  throw new TantiyaError(
    'model/corrupt',
    `index.json is not an index of models: ${v.getDotPath(parsed.issues[0]) ?? 'it'} is wrong.`,
    'Write it with `tantiya index`.',
  );
}
