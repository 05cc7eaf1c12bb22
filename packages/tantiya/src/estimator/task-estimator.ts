import {
  type Advised,
  type Answered,
  answerAll,
  type Explained,
  guessing,
  isList,
  isOperational,
  isTantiyaError,
  type Manifest,
  type OperationalCode,
  type Predictor,
  type Question,
  type Reference,
  TantiyaError,
  type TaskBasics,
  type TaskId,
  type TaskOptions,
  type Wants,
} from '@tantiya/core/basics';
import type { EngineName } from '../engines/engine.ts';
import { abortable, throwIfAborted } from '../model/abortable.ts';
import { codeImport } from '../model/import-code.ts';
import type { ModelCode } from '../model/model-code.ts';
import type { ModelPredictor } from '../model/model-predictor.ts';
import { type ChunkResult, inChunks } from './chunks.ts';
import type { EstimatorContext } from './context.ts';
import type { BatchOptions, Estimate, EstimateFunction, EstimateOptions } from './estimate.ts';
import { requireCallOptions } from './options.ts';

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
  readonly failure?: {
    readonly reason: OperationalCode;
    readonly message: string;
    readonly hint: string;
    /** Whole ms from the failure to when the next question tries again; sooner when the page comes online. */
    readonly retryInMs?: number;
  };
}

/** One task's model, from the first question to the last. */
export interface TaskEstimator<Value> {
  readonly estimate: EstimateFunction<object, Value>;
  /** Loads the model unless that has been done or is under way. Never rejects: a failure is in the status. */
  load(): Promise<TaskStatus>;
  /** Loads the model that is published now; the one in use answers until then, and stays if that fails. */
  reload(): Promise<TaskStatus>;
  status(): TaskStatus;
  dispose(): void;
}

/** @param importCode gets the chunk that only a model needs */
export function createTaskEstimator<Parsed, Prediction, View, Value extends object>(
  task: TaskBasics<TaskId, Parsed, Prediction, View, Value>,
  importCode: () => Promise<ModelCode<Parsed, Prediction>>,
  context: EstimatorContext,
): TaskEstimator<Value> {
  const { lifetime, taskOptions, now } = context;
  const prepared = task.prepare(taskOptions);
  const callOptions = ['signal', 'waitMs', 'onProgress', 'explain', 'advise', ...task.callOptions];
  /** Few pages ask for reasons or advice: their code comes when somebody does. */
  const importInFull = codeImport(
    () => import('../model/code/in-full.ts'),
    'answerInFull',
    'explains answers',
    context.engineSilenceMs,
  );
  let inFullCode: Awaited<ReturnType<typeof importInFull>> | undefined;
  /** The latest load, while it is under way. */
  let loading: Promise<void> | undefined;
  let status: TaskStatus = { state: 'idle' };
  let predictor: ModelPredictor<Parsed, Prediction> | undefined;
  /** What a model that could not be run still tells the heuristic. */
  let reference: Reference | undefined;
  /** Failures since the last success, and when the next question may try again. */
  let failures = 0;
  let retryAt = 0;

  function startLoading(): Promise<void> {
    const started: Promise<void> = loadModel(() => loading === started).finally(() => {
      if (loading === started) loading = undefined;
    });
    loading = started;
    return started;
  }

  /** @param isLatest whether no other load has been started since: the last one wins */
  async function loadModel(isLatest: () => boolean): Promise<void> {
    status = predictor ? status : { state: 'loading' };
    try {
      context.askForIndex();
      const code = await abortable(importCode(), lifetime);
      const loaded = await context.models(code).load({ ...task, designs: code.designs }, (known) => {
        reference = known;
      });
      if (!isLatest() || lifetime.aborted) return loaded.predictor.dispose();
      predictor?.dispose();
      predictor = loaded.predictor;
      status = readyStatus(loaded.predictor, loaded.engine);
      failures = 0;
      globalThis.removeEventListener?.('online', retry);
    } catch (error) {
      if (isLatest() && !lifetime.aborted) noteFailure(error);
    }
  }

  function noteFailure(error: unknown): void {
    const { state, failure: _, ...earlier } = status;
    const retryInMs = Math.min(firstRetryMs * 2 ** failures, lastRetryMs);
    failures++;
    retryAt = now() + retryInMs;
    context.refresh(); // the next try must not find the index of files that have been replaced
    const failure = { ...failureOf(error), retryInMs };
    status = { ...earlier, state: predictor ? state : 'failed', failure };
    context.warn(`no model for ${task.id}: ${failure.message} ${failure.hint}`);
    globalThis.addEventListener?.('online', retry); // the same listener is added once
  }

  function retry(): void {
    if (!loading && failures > 0 && !lifetime.aborted) void startLoading();
  }

  function readyStatus({ model }: ModelPredictor<Parsed, Prediction>, engine: EngineName): TaskStatus {
    const { id, version, trainedAt, rows, metrics, used } = model.manifest;
    const width = model.shape.dense + model.shape.sparse;
    return { state: 'ready', model: `${id}@${version}`, trainedAt, rows, metrics, width, used, engine };
  }

  /** What a question does: starts the first load, and tries again after a failure once that is due. */
  function loadWhenDue(): Promise<void> | undefined {
    if (loading) return loading;
    const isDue = failures > 0 ? now() >= retryAt : !predictor;
    return isDue ? startLoading() : undefined;
  }

  /** Waits for the model as long as the caller wants to. */
  async function settled({ waitMs, signal }: EstimateOptions): Promise<void> {
    const loaded = loadWhenDue();
    if (!loaded || status.state !== 'loading' || waitMs === 0) return;
    const patience = waitMs === undefined || waitMs >= longestTimeout ? undefined : startTimer(waitMs);
    try {
      const either = patience ? Promise.race([loaded, patience.over]) : loaded;
      await abortable(abortable(either, lifetime), signal);
    } finally {
      patience?.cancel();
    }
  }

  /** @param remaining all questions that are left, divided by these: 3 for the first of three equal chunks */
  async function answer(
    current: ModelPredictor<Parsed, Prediction> | undefined,
    questions: readonly Question<Parsed, View>[],
    remaining: number,
    wants: Wants,
  ): Promise<ChunkResult<Estimate<Value>>> {
    throwIfAborted(lifetime);
    if (!current) return byHeuristic(questions, wants, status.failure?.reason ?? 'model/loading');
    const { id, version } = current.model.manifest;
    const model = `${id}@${version}`;
    try {
      const { values, engine, waitedMs } = await answerBy(current.chunk(remaining), questions, wants);
      // The spread comes last: V8 adds properties after a spread slowly, which takes a quarter of a whole answer's time.
      const results = values.map((value): Estimate<Value> => ({ source: 'model', model, engine, ...value }));
      return { results, waitedMs };
    } catch (error) {
      return byHeuristic(questions, wants, failureOf(error).reason);
    }
  }

  async function byHeuristic(
    questions: readonly Question<Parsed, View>[],
    wants: Wants,
    reason: OperationalCode,
  ): Promise<ChunkResult<Estimate<Value>>> {
    const { values, waitedMs } = await answerBy(guessing(task, reference), questions, wants);
    return { results: values.map((value) => ({ source: 'heuristic', reason, ...value })), waitedMs };
  }

  /** What an answer says beside itself is left out where the code for it cannot be had. */
  async function answerBy<Engine extends string>(
    predictor: Predictor<Parsed, Prediction, Engine>,
    questions: readonly Question<Parsed, View>[],
    wants: Wants,
  ): Promise<Answered<Value & Partial<Explained & Advised>, Engine>> {
    const code = await inFull(wants);
    return code
      ? code.answerInFull(task, predictor, questions, wants)
      : answerAll(task, predictor, questions);
  }

  async function inFull({ explain, advise }: Wants): Promise<typeof inFullCode> {
    if (!explain && !advise) return;
    try {
      // Kept, as a bundler's import takes longer than an answer.
      inFullCode ??= await importInFull();
      return inFullCode;
    } catch (error) {
      const { message, hint } = failureOf(error);
      context.warn(`no reasons and no advice for ${task.id}: ${message} ${hint}`);
      return;
    }
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
    given: BatchOptions = {},
  ): Promise<Estimate<Value> | readonly Estimate<Value>[]> {
    throwIfAborted(lifetime);
    const options = requireCallOptions(given, callOptions);
    throwIfAborted(options.signal);
    const parseOptions: TaskOptions = {
      ...prepared,
      suggestions: options.suggestions,
      budget: options.budget,
    };
    if (isList(input)) {
      const inputs = copyOf(input);
      await settled(options);
      // One list is answered by one model, whatever is loaded or disposed in the meantime.
      const current = predictor;
      const release = current?.hold();
      const answerChunk = async (chunk: readonly object[], from: number) => {
        const questions = chunk.map((one, index) => parseAt(from + index, one, parseOptions));
        return answer(current, questions, (inputs.length - from) / chunk.length, options);
      };
      try {
        return await inChunks(inputs, answerChunk, { ...options, now });
      } finally {
        release?.();
      }
    }
    // Before the download, so that a mistake in the input is told at once.
    const question = task.parse(input, parseOptions);
    await settled(options);
    const answered = abortable(answer(predictor, [question], 1, options), options.signal);
    const { results } = await abortable(answered, lifetime);
    return results[0] as Estimate<Value>; // one input has one answer
  }

  return {
    estimate: estimate as EstimateFunction<object, Value>,
    async load() {
      throwIfAborted(lifetime);
      if (loading || !predictor) await abortable(loading ?? startLoading(), lifetime);
      return status;
    },
    async reload() {
      throwIfAborted(lifetime);
      await abortable(startLoading(), lifetime);
      return status;
    },
    status: () => status,
    dispose() {
      globalThis.removeEventListener?.('online', retry);
      predictor?.dispose();
      predictor = undefined;
    },
  };
}

/** After a failure the next try waits: 1 s, then twice as long each time, up to 5 minutes. */
const firstRetryMs = 1_000;
const lastRetryMs = 300_000;

/** Timers take no more: they would fire at once. */
const longestTimeout = 2 ** 31;

function startTimer(ms: number): { readonly over: Promise<void>; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return { over, cancel: () => clearTimeout(timer) };
}

/** @throws TantiyaError `input/invalid` for a list that cannot be read, such as a proxy */
function copyOf(list: readonly unknown[]): readonly object[] {
  try {
    return Array.from(list) as readonly object[]; // what is in it is checked one by one
  } catch (cause) {
    throw new TantiyaError('input/invalid', 'The list cannot be read.', 'Pass an array.', { cause });
  }
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
