import type { Engine, EngineProvider, Network } from '../../src/index.ts';
import { TantiyaError } from '../../src/index.ts';
import { cpu } from '../../src/tfjs/cpu.ts';
import { webgpu } from '../../src/tfjs/webgpu.ts';

const never = <Value>() => new Promise<Value>(() => {});

/** The cpu engine of TensorFlow.js, whose networks run as `run` does. */
function cpuRunning(run: (network: Network, runs: number) => Network['run']): EngineProvider {
  let runs = 0;
  const changed = (engine: Engine): Engine => ({
    ...engine,
    async load(...request) {
      const network = await engine.load(...request);
      return { ...network, run: (rows) => run(network, ++runs)(rows) };
    },
  });
  const provider = cpu();
  return { ...provider, open: async () => changed(await provider.open()) };
}

export const neverOpening: EngineProvider = { name: 'sleepy', open: never };

export const withoutAdapter: EngineProvider = webgpu({
  gpu: { requestAdapter: never } as unknown as GPU,
});

export const neverRunning: EngineProvider = cpuRunning(() => never);

/** As a device does that is taken away: the run fails, and another engine of the same kind can be opened. */
export const losingDevice: EngineProvider = cpuRunning((network, runs) => (rows) => {
  if (runs === 3) throw new TantiyaError('engine/device-lost', 'The device was lost.', 'Open another.');
  return network.run(rows);
});

export const fallingSilent: EngineProvider = cpuRunning((network, runs) => (runs < 3 ? network.run : never));
