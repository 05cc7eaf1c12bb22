import { TantiyaError } from '@tantiya/core/basics';
import type { Engine, EngineProvider } from '../engine.ts';

/** The backends of TensorFlow.js, each with the hint for a page on which it does not run. */
export const tfjsBackends = {
  webgpu: 'Use another engine; WebGPU needs a recent browser, a secure page (HTTPS) and a GPU.',
  webgl: 'Use another engine; WebGL needs a GPU.',
  wasm: 'Serve the .wasm files of @tensorflow/tfjs-backend-wasm, name their folder, and allow wasm-unsafe-eval in the CSP.',
  cpu: 'Check that the JavaScript of the page is served completely.',
} as const satisfies Readonly<Record<string, string>>;

export type TfjsBackendName = keyof typeof tfjsBackends;

/** The release that our cut of TensorFlow.js was made from; see the peer dependencies. */
const release = '4.22.0';

/**
 * TensorFlow.js on one backend. It downloads what that backend needs, and nothing when it is clear beforehand that it
 * cannot run. It may be opened again, also after a lost device: every engine has a backend of its own.
 *
 * @param open imports the backend's own chunk
 */
export function tfjsProvider(
  name: TfjsBackendName,
  open: () => Promise<Engine>,
  others: Pick<EngineProvider, 'batchPolicy'> = {},
): EngineProvider {
  return {
    name,
    ...others,
    async open() {
      try {
        return await open();
      } catch (cause) {
        const reason = reasonOf(cause);
        const hint = hintFor(name, reason);
        throw new TantiyaError('engine/unavailable', `No ${name} engine: ${reason}`, hint, { cause });
      }
    },
  };
}

/** The wasm backend rejects with plain objects. */
function reasonOf(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(error);
}

function hintFor(name: TfjsBackendName, reason: string): string {
  if (isUnbundled(reason)) {
    return 'Bundle your app, as Vite, webpack and esbuild do: the parts of TensorFlow.js name each other without file endings, which Node refuses. The direct engine needs no bundler.';
  }
  return isMissingPeer(reason) ? `Install it: ${installLine(name)}` : tfjsBackends[name];
}

/** Node names the file that it looked for within the package, so the package is there. */
function isUnbundled(reason: string): boolean {
  return /Cannot find module '[^']*[\\/]node_modules[\\/]@tensorflow[\\/]/.test(reason);
}

/** Bundlers, browsers and Node word it differently; all of them name the package. */
function isMissingPeer(reason: string): boolean {
  return /(resolve|find|specifier)\b.*@tensorflow\//i.test(reason);
}

function installLine(name: TfjsBackendName): string {
  const packages = ['core', 'layers', `backend-${name}`].map((part) => `@tensorflow/tfjs-${part}@${release}`);
  return `npm install ${packages.join(' ')}`;
}
