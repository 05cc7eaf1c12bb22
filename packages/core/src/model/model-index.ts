import { requireShape } from './file-shape.ts';

/** index.json of a folder of models: which model answers a task, and what its files must hash to. */
export interface ModelIndex {
  readonly format: 1;
  /** Model id by task id. */
  readonly defaults: Readonly<Record<string, string>>;
  /** By model id. */
  readonly models: Readonly<
    Record<
      string,
      {
        readonly version: string;
        /** Folder of the files, below that of index.json; the model's id where it is left out. */
        readonly path?: string | undefined;
        /** SHA-256, hexadecimal, by name of each file in that folder that the library needs. */
        readonly files: Readonly<Record<string, string>>;
      }
    >
  >;
}

/** @throws TantiyaError `model/corrupt` */
export function parseModelIndex(json: unknown): ModelIndex {
  requireShape<ModelIndex>(
    json,
    {
      format: 1,
      defaults: { '*': '' },
      models: { '*': { version: '', path: { '?': '' }, files: { '*': '' } } },
    },
    'model/corrupt',
    'index.json is not an index of models',
    'Write it with `tantiya index`.',
  );
  return json;
}
