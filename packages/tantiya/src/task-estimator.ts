import {
  checkCompatible,
  encode,
  isOperational,
  isTantiyaError,
  type Manifest,
  type OperationalCode,
  TantiyaError,
  type Task,
  type TaskId,
  type TaskOptions,
  widthOf,
} from '@tantiya/core';
import { abortable } from './abortable.ts';
import { allocate } from './allocate.ts';
import { inChunks } from './chunks.ts';
import type { EstimatorContext } from './context.ts';
import type { EngineName } from './engine.ts';
import type { BatchOptions, Estimate, EstimateFunction, EstimateOptions } from './estimate.ts';
import { createModelRunner, type ModelRunner } from './model-runner.ts';

/** How a task stands. */
export interface TaskStatus {
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  /** Id and version, once a model is ready. */
  readonly model?: string;
  /** ISO 8601. */
  readonly trainedAt?: string;
  /** Rows it was trained, validated and tested on. */
  readonly rows?: Manifest['rows'];
  /** Figures on the test rows. */
  readonly metrics?: Manifest['metrics'];
  /** Columns of an input vector. */
  readonly width?: number;
  /** The engine that answers single inputs. */
  readonly engine?: EngineName;
  /** Why the last load failed. A model that was ready before goes on answering. */
  readonly failure?: { readonly reason: OperationalCode; readonly message: string; readonly hint: string };
}

/** One task's model, from the first question to the last. */
export interface TaskEstimator<Value> {
  readonly estimate: EstimateFunction<object, Value>;
  /** Loads the model unless that has been started. Never rejects. */
  load(): Promise<TaskStatus>;
  /** Loads the model that is published now; the one in use answers until then, and stays if that fails. */
  reload(): Promise<TaskStatus>;
  status(): TaskStatus;
  dispose(): void;
}

export function createTaskEstimator<Parsed, Value extends object>(
  task: Task<TaskId, Parsed, Value>,
  { source, pool, engine: choice, rates, now }: EstimatorContext,
): TaskEstimator<Value> {
  const width = widthOf(task.features);
  const lifetime = new AbortController();
  let loading: Promise<void> | undefined;
  let status: TaskStatus = { state: 'idle' };
  let runner: ModelRunner | undefined;
  /** What a model that could not be run still tells the heuristic. */
  let manifest: Manifest | undefined;

  async function startLoading(): Promise<void> {
    status = runner ? status : { state: 'loading' };
    let next: ModelRunner | undefined;
    try {
      const model = await source.load(task.id, lifetime.signal);
      checkCompatible(task, model.manifest);
      manifest = model.manifest;
      next = createModelRunner(task, model, choice, pool, now);
      const engine = await next.open();
      lifetime.signal.throwIfAborted();
      runner?.dispose();
      runner = next;
      status = readyStatus(manifest, engine);
    } catch (error) {
      next?.dispose();
      const { state, failure: _, ...earlier } = status;
      status = { ...earlier, state: runner ? state : 'failed', failure: failureOf(error) };
    }
  }

  function readyStatus({ id, version, trainedAt, rows, metrics }: Manifest, engine: EngineName): TaskStatus {
    return { state: 'ready', model: `${id}@${version}`, trainedAt, rows, metrics, width, engine };
  }

  function load(): Promise<void> {
    loading ??= startLoading();
    return loading;
  }

  /** Waits for the model as long as the caller wants to. */
  async function settled({ waitMs, signal }: EstimateOptions): Promise<void> {
    const loaded = load();
    if (status.state !== 'loading' || waitMs === 0) return;
    const timeout = waitMs === undefined ? [] : [new Promise<void>((resolve) => setTimeout(resolve, waitMs))];
    await abortable(Promise.race([loaded, ...timeout]), signal);
  }

  /** @param start when the work on these inputs began @param remaining how many inputs are left, these included */
  async function answer(
    parsed: readonly Parsed[],
    start: number,
    remaining: number,
  ): Promise<{ readonly results: readonly Estimate<Value>[]; readonly busyMs: number }> {
    lifetime.signal.throwIfAborted();
    const current = runner;
    if (!current) return byHeuristic(parsed, status.failure?.reason ?? 'model/loading', start);
    const groups = parsed.map(task.rows);
    const rows = groups.flat();
    const matrix = encode(task.features, rows, current.vocabularies, allocate(rows.length * width));
    const encodedMs = now() - start;
    let answered: Awaited<ReturnType<ModelRunner['run']>>;
    try {
      const left = (rows.length / parsed.length) * remaining; // about, where inputs differ in rows
      answered = await current.run(matrix, rows.length, left);
    } catch (error) {
      return byHeuristic(parsed, failureOf(error).reason, start);
    }
    const { outputs, engine } = answered;
    const computed = now();
    const { id, version } = current.model.manifest;
    const model = `${id}@${version}`;
    let at = 0;
    const results = parsed.map((one, index): Estimate<Value> => {
      const end = at + (groups[index]?.length ?? 0) * task.outputs;
      // A view costs a tenth of a single answer, which needs none.
      const own = parsed.length === 1 ? outputs : outputs.subarray(at, end);
      const value = task.decode(own, one, current.model.manifest);
      at = end;
      // The spread comes last: after it, V8 adds every property the slow way, a quarter of a whole answer's time.
      return { source: 'model', model, engine, ...value };
    });
    const onMainThread = engine === 'webgpu' || engine === 'webgl' ? encodedMs : computed - start;
    return { results, busyMs: onMainThread + now() - computed };
  }

  function byHeuristic(parsed: readonly Parsed[], reason: OperationalCode, start: number) {
    const results = parsed.map(
      (one): Estimate<Value> => ({ source: 'heuristic', reason, ...task.heuristic(one, manifest) }),
    );
    return { results, busyMs: now() - start };
  }

  function parseAt(position: number, input: object, options: TaskOptions): Parsed {
    try {
      return task.parse(input, options);
    } catch (error) {
      if (!isTantiyaError(error)) throw error;
      throw new TantiyaError(error.code, `Input ${position}: ${error.message}`, error.hint, { cause: error });
    }
  }

  async function estimate(
    input: object,
    options: BatchOptions = {},
  ): Promise<Estimate<Value> | readonly Estimate<Value>[]> {
    lifetime.signal.throwIfAborted();
    options.signal?.throwIfAborted();
    const taskOptions: TaskOptions = { rates, suggestions: options.suggestions };
    if (isList(input)) {
      await settled(options);
      const answerChunk = async (chunk: readonly object[], from: number) => {
        const start = now();
        const parsed = chunk.map((one, index) => parseAt(from + index, one, taskOptions));
        return answer(parsed, start, input.length - from);
      };
      return inChunks(input, answerChunk, options.signal, options.onProgress);
    }
    // Before the download, so that a mistake in the input is told at once.
    const parsed = task.parse(input, taskOptions);
    await settled(options);
    const { results } = await abortable(answer([parsed], now(), 1), options.signal);
    return results[0] as Estimate<Value>; // one input has one answer
  }

  return {
    estimate: estimate as EstimateFunction<object, Value>,
    async load() {
      lifetime.signal.throwIfAborted();
      await load();
      return status;
    },
    async reload() {
      lifetime.signal.throwIfAborted();
      await loading;
      loading = startLoading();
      await loading;
      return status;
    },
    status: () => status,
    dispose() {
      lifetime.abort(
        new TantiyaError('estimator/disposed', 'The estimator has been disposed.', 'Create another one.'),
      );
      runner?.dispose();
      runner = undefined;
    },
  };
}

function isList(input: object): input is readonly object[] {
  return Array.isArray(input);
}

/** What the status and a heuristic's reason say of an error; a programming mistake is rethrown. */
function failureOf(error: unknown): NonNullable<TaskStatus['failure']> {
  if (isTantiyaError(error) && isOperational(error.code)) {
    return { reason: error.code, message: error.message, hint: error.hint };
  }
  return {
    reason: 'engine/unavailable',
    message: error instanceof Error ? error.message : String(error),
    hint: 'Please report this.',
  };
}
