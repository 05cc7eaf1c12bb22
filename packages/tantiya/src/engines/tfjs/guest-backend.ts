import * as tf from '@tensorflow/tfjs-core';
import type { PrivateBackend } from './private-backend.ts';

/** Variables by name. Each network has such a registry of its own for its weights. */
export type Variables = ReturnType<typeof tf.engine>['registeredVariables'];

/** What tfjs's engine consults to decide where an operation runs. Private in its types, stable since 2.0. */
interface Seat {
  backendName: string;
  backendInstance: tf.KernelBackend | null;
  pendingBackendInit: Promise<boolean> | null;
}

/**
 * A backend that is active only inside {@link GuestBackend.enter}.
 *
 * All copies of tfjs on a page share one engine with one active backend, which belongs to the page. A guest is never
 * registered with it, so no `tf.ready()` of the page can choose it and `tf.removeBackend` cannot reach it.
 */
export interface GuestBackend {
  /**
   * Runs `body`, which must be synchronous, on this backend and leaves the engine as it was: active backend, one
   * being initialized, registered variables.
   *
   * @param variables those of one network: variable names are unique per registry, and layers of the page's own
   *   models are often called the same
   */
  enter<Result>(variables: Variables, body: () => Result): Result;
  /** Forgets the kernels. Call once no tensor of this backend is left. */
  leave(): void;
}

export function createGuestBackend(name: string, { backend, kernels }: PrivateBackend): GuestBackend {
  const backendName = freeName(name);
  for (const kernel of kernels) tf.registerKernel({ ...kernel, backendName });
  // Kernels of the wasm backend keep pointers into one instance of the module, so every entry binds them again.
  const bound = kernels.filter((kernel) => kernel.setupFunc);

  return {
    enter(variables, body) {
      const engine = tf.engine();
      const seat = engine as unknown as Seat;
      const host: Seat = {
        backendName: seat.backendName,
        backendInstance: seat.backendInstance,
        pendingBackendInit: seat.pendingBackendInit,
      };
      const hostVariables = engine.state.registeredVariables;

      Object.assign(seat, { backendName, backendInstance: backend, pendingBackendInit: null });
      engine.state.registeredVariables = variables;
      for (const kernel of bound) kernel.setupFunc?.(backend);
      try {
        return body();
      } finally {
        Object.assign(seat, host);
        engine.state.registeredVariables = hostVariables;
        if (bound.length > 0 && host.backendInstance) {
          for (const kernel of tf.getKernelsForBackend(host.backendName))
            kernel.setupFunc?.(host.backendInstance);
        }
      }
    },
    leave() {
      for (const kernel of kernels) tf.unregisterKernel(kernel.kernelName, backendName);
    },
  };
}

/** Kernels are found by backend name, and two estimators may run the same backend at a time. */
function freeName(name: string): string {
  for (let n = 1; ; n++) {
    const candidate = `tantiya-${name}-${n}`;
    if (tf.getKernelsForBackend(candidate).length === 0) return candidate;
  }
}
