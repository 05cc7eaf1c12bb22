import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from './lock.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';

const lockFile = async () => join(await temporaryFolder(), '.lock');

describe('a lock', () => {
  it('lets one action run at a time, and leaves nothing behind', async () => {
    const file = await lockFile();
    let running = 0;
    const action = async () => {
      expect(++running).toBe(1);
      await new Promise((done) => setTimeout(done, 2));
      running--;
    };
    await Promise.all(Array.from({ length: 20 }, () => withLock(file, action)));
    expect(await readdir(dirname(file))).toEqual([]);
  });

  it('is given back when the action fails', async () => {
    const file = await lockFile();
    const failing = withLock(file, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withLock(file, async () => 'next')).toBe('next');
  });

  it('of a process that is gone is taken at once, by one of those who wait', async () => {
    const file = await lockFile();
    const { pid } = spawnSync('true');
    let running = 0;
    const action = async (requireLock: () => Promise<void>) => {
      expect(++running).toBe(1);
      await requireLock();
      running--;
    };
    for (let round = 0; round < 8; round++) {
      await writeFile(file, `${pid} ${hostname()} killed${round}`);
      await Promise.all(Array.from({ length: 20 }, () => withLock(file, action)));
      expect(await readdir(dirname(file))).toEqual([]);
    }
  });

  it('of a process that was killed while it removed that of another is no hindrance', async () => {
    const file = await lockFile();
    const { pid } = spawnSync('true');
    await writeFile(file, `${pid} ${hostname()} first`);
    await writeFile(`${file}.first`, `${pid} ${hostname()} second`);
    await withLock(file, async (requireLock) => requireLock());
    expect(await readdir(dirname(file))).toEqual([]);
  });

  it('of a process that runs, or that is on another machine, is waited for', async () => {
    const file = await lockFile();
    for (const owner of [`${process.pid} ${hostname()} runs`, '1 elsewhere runs']) {
      await writeFile(file, owner);
      let taken = false;
      const waiting = withLock(file, async () => {
        taken = true;
      });
      await new Promise((done) => setTimeout(done, 150));
      expect(taken).toBe(false);
      expect(await readFile(file, 'utf8')).toBe(owner);
      await rm(file);
      await waiting;
      expect(taken).toBe(true);
    }
  });

  it('without a name, of a process that was killed in between, is taken after a second', async () => {
    const file = await lockFile();
    await writeFile(file, '');
    const from = performance.now();
    await withLock(file, async () => {});
    expect(performance.now() - from).toBeGreaterThan(900);
  });

  it('of another machine is taken once it is older than any publication takes', async () => {
    const file = await lockFile();
    await writeFile(file, '1 elsewhere killed');
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(file, longAgo, longAgo);
    expect(await withLock(file, async () => 'done')).toBe('done');
  });

  it('that another has taken meanwhile is noticed, and left to that one', async () => {
    const file = await lockFile();
    const robbed = withLock(file, async (requireLock) => {
      await requireLock();
      await writeFile(file, '1 elsewhere took it');
      await requireLock();
    });
    await expect(robbed).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('taken'),
    });
    expect(await readFile(file, 'utf8')).toBe('1 elsewhere took it');
  });
});
