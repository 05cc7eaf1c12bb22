import { describe, expect, it } from 'vitest';
import { watchDevice } from './device-watch.ts';

function device() {
  let lose: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    lose = resolve;
  });
  return { watch: watchDevice('webgpu', lost), lose };
}

const deviceLost = { code: 'engine/device-lost', message: 'The webgpu device was lost: unplugged' };

describe('a watched device', () => {
  it('passes results and failures through', async () => {
    const { watch } = device();
    await expect(watch.guard(async () => 42)).resolves.toBe(42);
    await expect(watch.guard(() => Promise.reject(new Error('too large')))).rejects.toThrow('too large');
    expect(() => watch.check()).not.toThrow();
  });

  it('rejects work that would never end', async () => {
    const { watch, lose } = device();
    const stuck = watch.guard(() => new Promise(() => {}));
    lose('unplugged');
    await expect(stuck).rejects.toMatchObject(deviceLost);
  });

  it('names the loss as the cause of a failure that came first', async () => {
    const { watch, lose } = device();
    const failing = watch.guard(() => Promise.reject(new Error('AbortError')));
    setTimeout(lose, 20, 'unplugged');
    await expect(failing).rejects.toMatchObject(deviceLost);
  });

  it('starts nothing once the device is gone', async () => {
    const { watch, lose } = device();
    lose('unplugged');
    await Promise.resolve();
    let started = false;
    const late = watch.guard(async () => {
      started = true;
    });
    await expect(late).rejects.toMatchObject(deviceLost);
    expect(started).toBe(false);
    expect(() => watch.check()).toThrow('unplugged');
  });
});
