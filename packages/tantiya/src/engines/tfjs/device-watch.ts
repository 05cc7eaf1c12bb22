import { TantiyaError } from '@tantiya/core';

/** How long a failure waits for the news that its device is gone: browsers may report the failure first. */
const newsDelayMs = 200;

/** Turns the loss of a device into errors for those who wait for its results. */
export interface DeviceWatch {
  /** @throws TantiyaError `engine/device-lost` when the device is known to be gone */
  check(): void;
  /** Starts `work` and settles like it, unless the device is lost: then rejects with `engine/device-lost` at once. */
  guard<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** @param lost resolves to the reason once the device is gone, and never rejects */
export function watchDevice(name: string, lost: Promise<string>): DeviceWatch {
  let loss: TantiyaError | undefined;
  const waiting = new Set<(loss: TantiyaError) => void>();
  // One reaction for the life of the device: racing every result against `lost` would pile reactions up on it.
  const news = lost.then((reason) => {
    loss = new TantiyaError(
      'engine/device-lost',
      `The ${name} device was lost: ${reason}`,
      'Open the engine again, or another one, and run the same rows there.',
    );
    for (const reject of waiting) reject(loss);
  });

  const check = () => {
    if (loss) throw loss;
  };

  return {
    check,
    async guard(work) {
      check();
      let alarm: ((loss: TantiyaError) => void) | undefined;
      try {
        return await new Promise((resolve, reject) => {
          alarm = reject;
          waiting.add(reject);
          work().then(resolve, reject);
        });
      } catch (error) {
        await Promise.race([news, new Promise((resolve) => setTimeout(resolve, newsDelayMs))]);
        throw loss ?? error;
      } finally {
        if (alarm) waiting.delete(alarm);
      }
    },
  };
}
