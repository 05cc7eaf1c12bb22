import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { TantiyaError } from '@tantiya/core';

/*
 * One file, created exclusively, that says who has the lock. Lock libraries keep a heartbeat instead of a name: after a
 * kill everybody waits until it is missed, and two who miss it at once can both take the lock. Here the lock of a
 * process that is gone is removed at once, under a lock of its own, and who was taken for gone finds out before it changes
 * anything.
 */

/** After which a lock counts as left behind where its process cannot be asked: it is on another machine. */
const staleMs = 60_000;

/** The same where it does not say whose it is: its process was killed between making the file and writing into it. */
const namelessMs = 1_000;

/** How long to wait for others, each of whom needs a fraction of a second. */
const patienceMs = 120_000;

/** Throws where another process has taken the lock: to be called before what cannot be taken back. */
export type RequireLock = () => Promise<void>;

/**
 * Runs an action while no other process does so under the same lock.
 *
 * @param file of the lock, in a folder that is there
 * @throws TantiyaError `config/invalid` when others do not let go of it
 */
export async function withLock<Result>(
  file: string,
  action: (requireLock: RequireLock) => Promise<Result>,
): Promise<Result> {
  const mine = `${process.pid} ${hostname()} ${randomUUID()}`;
  const isMine = async () => (await contentOf(file)) === mine;
  await acquire(file, mine);
  try {
    return await action(async () => {
      if (!(await isMine())) throw busy(`${file} was taken by another process`);
    });
  } finally {
    if (await isMine()) await rm(file, { force: true });
  }
}

async function acquire(file: string, mine: string): Promise<void> {
  const until = performance.now() + patienceMs;
  while (!(await create(file, mine))) {
    const owner = await contentOf(file);
    if (owner !== undefined && (await isLeftBehind(file, owner))) await remove(file, owner);
    else if (performance.now() > until) throw busy(`${file} has been there for ${patienceMs / 1000} s`);
    else await setTimeout(10 + Math.random() * 40);
  }
}

async function create(file: string, owner: string): Promise<boolean> {
  try {
    await writeFile(file, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function isLeftBehind(file: string, owner: string): Promise<boolean> {
  const [pid = '', host] = owner.split(' ');
  if (host === hostname()) return !isRunning(Number(pid));
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > (owner === '' ? namelessMs : staleMs);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // only asks
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/** Removes the lock of an owner that is gone; one at a time, so that nobody removes that of the next owner. */
async function remove(file: string, owner: string): Promise<void> {
  await withLock(`${file}.${owner.split(' ').at(-1)}`, async () => {
    if ((await contentOf(file)) === owner) await rm(file, { force: true });
  });
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function busy(message: string): TantiyaError {
  return new TantiyaError('config/invalid', `${message}.`, 'Try again once others have published.');
}
