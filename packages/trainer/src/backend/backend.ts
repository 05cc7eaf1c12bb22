import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { TantiyaError } from '@tantiya/core';
import type { Tensor, Variable } from '@tensorflow/tfjs';
import { openDawn } from './dawn.ts';
import { type ImportPeer, importOptionalPeer } from './optional-peer.ts';
import type { TensorFlow } from './tensorflow.ts';
import { repairUnpackGradient } from './unpack-gradient.ts';

/** What TensorFlow.js can train on, fastest first: the order in which `auto` tries. */
export const backendNames = ['node-gpu', 'node', 'webgpu', 'wasm', 'cpu'] as const;

export type BackendName = (typeof backendNames)[number];

export interface Backend {
  readonly name: BackendName;
  /** TensorFlow.js, computing on this backend. */
  readonly tf: TensorFlow;
}

interface OpenContext {
  readonly tf: TensorFlow;
  readonly importPeer: ImportPeer;
  /** Whether the user named this backend; `auto` refuses a software GPU. */
  readonly named: boolean;
}

/**
 * Opens the backend asked for, or with `auto` the first that is present and computes the gradient of a small LSTM.
 *
 * @throws TantiyaError `engine/unavailable` with the reason and the install line
 */
export async function openBackend(
  choice: BackendName | 'auto',
  importPeer: ImportPeer = (specifier) => import(specifier),
): Promise<Backend> {
  const tf = await import('@tensorflow/tfjs');
  tf.enableProdMode();
  const reasons: string[] = [];
  for (const name of choice === 'auto' ? backendNames : [choice]) {
    try {
      await openers[name]({ tf, importPeer, named: choice !== 'auto' });
      // Late, because the native packages may bring another copy of the broken gradient.
      repairUnpackGradient(tf);
      await proveGradient(tf);
      return { name, tf };
    } catch (error) {
      if (choice !== 'auto') throw asUnavailable(name, error);
      reasons.push(asUnavailable(name, error).message);
    }
  }
  throw new TantiyaError(
    'engine/unavailable',
    `No engine can train here. ${reasons.join(' ')}`,
    'Reinstall the trainer with `npm install @tantiya/trainer`.',
  );
}

const openers: Record<BackendName, (context: OpenContext) => Promise<void>> = {
  'node-gpu': async (context) => {
    await openNative('@tensorflow/tfjs-node-gpu', context);
    const backend = context.tf.backend();
    if (!('isUsingGpuDevice' in backend && backend.isUsingGpuDevice)) {
      // Both native packages register the same name: leave it free for the one without a GPU.
      context.tf.removeBackend('tensorflow');
      throw new TantiyaError(
        'engine/unavailable',
        '@tensorflow/tfjs-node-gpu loads but finds no GPU.',
        'It needs CUDA 11.2 and cuDNN 8. Without them train with --engine node, webgpu or wasm.',
      );
    }
  },
  node: (context) => openNative('@tensorflow/tfjs-node', context),
  webgpu: async ({ tf, importPeer, named }) => {
    await openDawn(importPeer, { allowSoftware: named });
    // Registers its backend only when it finds navigator.gpu at import.
    await import('@tensorflow/tfjs-backend-webgpu');
    await activate(tf, 'webgpu');
  },
  wasm: async ({ tf }) => {
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(dirname(entry) + sep);
    await activate(tf, 'wasm');
  },
  cpu: ({ tf }) => activate(tf, 'cpu'),
};

async function openNative(specifier: string, { tf, importPeer }: OpenContext): Promise<void> {
  await importOptionalPeer(specifier, importPeer);
  await activate(tf, 'tensorflow');
}

async function activate(tf: TensorFlow, backend: string): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot start its ${backend} backend.`);
  await tf.ready();
}

/** Loading proves little: a backend can train our networks when it computes the gradient of a small one. */
async function proveGradient(tf: TensorFlow): Promise<void> {
  const model = tf.sequential({
    layers: [tf.layers.lstm({ units: 1, inputShape: [1, 1], recurrentInitializer: 'zeros' })],
  });
  const kernels = model.trainableWeights.slice(0, 1).map((weight) => weight.read() as Variable);
  const gradient = tf.tidy(() => {
    const row = tf.ones([1, 1, 1]);
    const { grads } = tf.variableGrads(() => tf.sum(model.apply(row) as Tensor), kernels);
    return tf.concat(Object.values(grads).map((grad) => grad.flatten()));
  });
  const values = await gradient.data();
  gradient.dispose();
  model.dispose();
  if (!values.every(Number.isFinite))
    throw new Error(`The gradient of a small LSTM is [${values.join(', ')}].`);
}

function asUnavailable(name: BackendName, error: unknown): TantiyaError {
  if (error instanceof TantiyaError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new TantiyaError(
    'engine/unavailable',
    `The ${name} engine does not train here: ${reason}`,
    'Train with --engine auto, or --engine wasm, which needs no native package.',
    { cause: error },
  );
}
