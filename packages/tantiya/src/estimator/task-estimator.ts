import {
  answerAll,
  guessing,
  isOperational,
  isTantiyaError,
  type Manifest,
  type OperationalCode,
  openModel,
  type Question,
  type Reference,
  TantiyaError,
  type Task,
  type TaskId,
  type TaskOptions,
} from '@tantiya/core';
import type { EngineName } from '../engines/engine.ts';
import { createModelPredictor, type ModelPredictor } from '../model/model-predictor.ts';
import { abortable } from './abortable.ts';
import { type ChunkResult, inChunks } from './chunks.ts';
import type { EstimatorContext } from './context.ts';
import type { BatchOptions, Estimate, EstimateFunction, EstimateOptions } from './estimate.ts';

/** The state of one task. */
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
  /** Columns of an input row. */
  readonly width?: number;
  /** Input fields that move this model's answer. */
  readonly used?: readonly string[];
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

export function createTaskEstimator<Parsed, Prediction, View, Value extends object>(
  task: Task<TaskId, Parsed, Prediction, View, Value>,
  { source, pool, taskOptions, now }: EstimatorContext,
): TaskEstimator<Value> {
  const prepared = task.prepare(taskOptions);
  const lifetime = new AbortController();
  let loading: Promise<void> | undefined;
  let status: TaskStatus = { state: 'idle' };
  let predictor: ModelPredictor<Parsed, Prediction> | undefined;
  /** From the manifest read last, even if no engine could run its model: the heuristic uses it. */
  let reference: Reference | undefined;

  async function startLoading(): Promise<void> {
    status = predictor ? status : { state: 'loading' };
    let next: ModelPredictor<Parsed, Prediction> | undefined;
    try {
      const [first] = pool.order;
      // Fetches the engine's code beside the model's files. `next.open()` opens it again and reports a failure.
      if (first) pool.open(first).catch(() => {});
      const files = await source.load(task.id, lifetime.signal);
      const model = openModel(task, files.manifest);
      reference = files.manifest.reference;
      next = createModelPredictor(model, files, pool, now);
      const engine = await next.open();
      lifetime.signal.throwIfAborted();
      predictor?.dispose();
      predictor = next;
      status = readyStatus(next, engine);
    } catch (error) {
      next?.dispose();
      const { state, failure: _, ...earlier } = status;
      status = { ...earlier, state: predictor ? state : 'failed', failure: failureOf(error) };
    }
  }

  function readyStatus({ model }: ModelPredictor<Parsed, Prediction>, engine: EngineName): TaskStatus {
    const { id, version, trainedAt, rows, metrics, used } = model.manifest;
    const width = model.shape.dense + model.shape.sparse;
    return { state: 'ready', model: `${id}@${version}`, trainedAt, rows, metrics, width, used, engine };
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

  /** @param remaining all questions that are left, divided by these: 3 for the first of three equal chunks */
  async function answer(
    questions: readonly Question<Parsed, View>[],
    remaining: number,
  ): Promise<ChunkResult<Estimate<Value>>> {
    lifetime.signal.throwIfAborted();
    const current = predictor;
    if (!current) return byHeuristic(questions, status.failure?.reason ?? 'model/loading');
    const { id, version } = current.model.manifest;
    const model = `${id}@${version}`;
    try {
      const { values, engine, waitedMs } = await answerAll(task, current.chunk(remaining), questions);
      // The spread comes last: V8 adds properties after a spread slowly, which takes a quarter of a whole answer's time.
      const results = values.map((value): Estimate<Value> => ({ source: 'model', model, engine, ...value }));
      return { results, waitedMs };
    } catch (error) {
      return byHeuristic(questions, failureOf(error).reason);
    }
  }

  async function byHeuristic(
    questions: readonly Question<Parsed, View>[],
    reason: OperationalCode,
  ): Promise<ChunkResult<Estimate<Value>>> {
    const { values, waitedMs } = await answerAll(task, guessing(task, reference), questions);
    return { results: values.map((value) => ({ source: 'heuristic', reason, ...value })), waitedMs };
  }

  function parseAt(position: number, input: object, options: TaskOptions): Question<Parsed, View> {
    try {
      return task.parse(input, options);
    } catch (error) {
      if (!isTantiyaError(error)) throw error;
      const { code, message, hint, field } = error;
      throw new TantiyaError(code, `Input ${position}: ${message}`, hint, { cause: error, field });
    }
  }

  async function estimate(
    input: object,
    options: BatchOptions = {},
  ): Promise<Estimate<Value> | readonly Estimate<Value>[]> {
    lifetime.signal.throwIfAborted();
    options.signal?.throwIfAborted();
    const parseOptions: TaskOptions = { ...prepared, suggestions: options.suggestions };
    if (isList(input)) {
      await settled(options);
      const answerChunk = async (chunk: readonly object[], from: number) => {
        const questions = chunk.map((one, index) => parseAt(from + index, one, parseOptions));
        return answer(questions, (input.length - from) / chunk.length);
      };
      return inChunks(input, answerChunk, { ...options, now });
    }
    // Before the download, so that a mistake in the input is told at once.
    const question = task.parse(input, parseOptions);
    await settled(options);
    const { results } = await abortable(answer([question], 1), options.signal);
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
      predictor?.dispose();
      predictor = undefined;
    },
  };
}

function isList(input: object): input is readonly object[] {
  return Array.isArray(input);
}

/** What the status and a heuristic's reason say of an error. */
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
