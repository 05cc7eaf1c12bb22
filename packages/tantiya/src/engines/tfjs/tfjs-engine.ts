import type { Engine, Network } from '../engine.ts';
import { watchDevice } from './device-watch.ts';
import { createGuestBackend } from './guest-backend.ts';

import type { PrivateBackend } from './private-backend.ts';
import type { TfjsBackendName } from './provider.ts';
import { createTfjsNetwork } from './tfjs-network.ts';

/** TensorFlow.js on a backend of our own. Disposing the engine frees the backend and the networks on it. */
export function createTfjsEngine(name: TfjsBackendName, backend: PrivateBackend): Engine {
  const guest = createGuestBackend(name, backend);
  const device = backend.lost && watchDevice(name, backend.lost);
  const networks = new Set<Network>();
  let disposed = false;

  return {
    name,
    computesOn: device ? 'device' : 'thread',
    async load(model, inputs) {
      device?.check();
      const network = createTfjsNetwork(guest, model, inputs, device);
      const tracked: Network = {
        ...network,
        dispose() {
          if (networks.delete(tracked)) network.dispose();
        },
      };
      networks.add(tracked);
      return tracked;
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      for (const network of networks) network.dispose();
      guest.leave();
      backend.release();
    },
  };
}
