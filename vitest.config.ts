import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/src/**/*.test.ts'],
    // tfjs's parts import each other without file endings, which only a bundler resolves.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 30_000,
  },
});
