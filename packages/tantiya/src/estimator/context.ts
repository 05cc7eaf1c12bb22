import { TantiyaError, type TaskOptions } from '@tantiya/core/basics';
import { createEarlyFetch } from '../model/early-fetch.ts';
import { fileUrl } from '../model/file-url.ts';
import type { ModelCode } from '../model/model-code.ts';
import type { Models } from '../model/models.ts';
import { type EstimatorOptions, requireEstimatorOptions } from './options.ts';

/** What the tasks of one estimator share. */
export interface EstimatorContext {
  /** Aborted with the error for whoever asks afterwards. */
  readonly lifetime: AbortSignal;
  /** The models of all tasks, once the code for them is there. */
  models(code: Pick<ModelCode<never, never>, 'createModels'>): Models;
  /** Asks for the index of the models while the code that reads it is on its way. */
  askForIndex(): void;
  /** Forgets the index, so that the next load sees what has been published since. */
  refresh(): void;
  /** How long an engine may take for any one step, in ms; its code, too. */
  readonly engineSilenceMs: number;
  /** What the app says of its marketplace; a task checks what concerns it. */
  readonly taskOptions: TaskOptions;
  /** A monotonic clock in ms. */
  readonly now: () => number;
  /** Tells a developer, once, that no model answers. */
  warn(text: string): void;
  dispose(): void;
}

/** Starts nothing: safe where there is neither network nor document. @throws TantiyaError `config/invalid` */
export function createContext(options: EstimatorOptions): EstimatorContext {
  const folderUrl = requireEstimatorOptions(options);
  const { use = {}, engine = 'auto', engines = [], rates, timeZone } = options;
  const { downloadSilenceMs, engineSilenceMs = 60_000 } = options;
  const fetch: typeof globalThis.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
  const now = () => performance.now();
  const lifetime = new AbortController();
  const early = createEarlyFetch(fetch, fileUrl(folderUrl, 'index.json'), lifetime.signal);
  let models: Models | undefined;
  let warned = false;
  return {
    lifetime: lifetime.signal,
    models({ createModels }) {
      models ??= createModels({
        models: folderUrl,
        fetch: early.fetch,
        downloadSilenceMs,
        use,
        engine,
        engines,
        engineSilenceMs,
        lifetime: lifetime.signal,
        now,
      });
      return models;
    },
    askForIndex() {
      if (!models) early.ask();
    },
    refresh() {
      early.forget();
      models?.refresh();
    },
    engineSilenceMs,
    taskOptions: { rates, timeZone },
    now,
    warn(text) {
      if (!warned) warnDeveloper(text);
      warned = true;
    },
    dispose() {
      lifetime.abort(
        new TantiyaError('estimator/disposed', 'The estimator has been disposed.', 'Create another one.'),
      );
      models?.dispose();
    },
  };
}

/** As bundlers and Node write it; production builds fold the condition and drop the call. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

function warnDeveloper(text: string): void {
  try {
    if (process.env.NODE_ENV === 'development') console.warn(`tantiya: ${text}`);
  } catch {
    // A page without a bundler has no `process`.
  }
}
