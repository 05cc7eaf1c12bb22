import { defineConfig } from 'vitest/config';

/** The tests of what a consumer installs, apart from the others because they download packages. */
export default defineConfig({
  test: {
    include: ['scripts/consumers/*.test.ts'],
    globalSetup: 'scripts/build-packages.ts',
    // An install from a registry, or the first shaders of WebGPU on two cores.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
