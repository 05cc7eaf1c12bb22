import { spawnSync } from 'node:child_process';

/** Whether this is root on a system with apt. */
export function canInstallDebianPackages(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

/**
 * @param args names of packages, and options of `apt-get install`
 * @returns whether they are installed
 */
export function installDebianPackages(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [['update'], ['install', '-y', ...args]].every(
    // A closed network can leave a download hanging; a mirror that answers is done well within this time.
    (command) =>
      spawnSync('apt-get', ['-qq', ...command], { env, stdio: 'inherit', timeout: 240_000 }).status === 0,
  );
}
