import { spawnSync } from 'node:child_process';

/**
 * Brings the `dist` folders up to date before the tests of what is published. Vitest calls it only when one of
 * them runs; `tsc` itself finds out whether there is anything to do.
 *
 * @throws Error when the sources do not compile
 */
export function setup(): void {
  const { status } = spawnSync('npx tsc -b packages/core packages/tantiya packages/trainer', {
    shell: true,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The packages do not compile: tsc says above what is wrong.');
}
