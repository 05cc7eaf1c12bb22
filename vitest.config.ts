import { defaultServerConditions } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

/** Our packages resolve to their sources: a test sees a change at once, without `tsc -b`. */
const conditions = ['@tantiya/source', ...defaultServerConditions];

/** Tests of what is published, `dist`. */
const builtTests = [
  'packages/tantiya/src/bundle-size.test.ts',
  'scripts/fuzz/fuzz.test.ts',
  'scripts/publishing.test.ts',
  'scripts/readme.test.ts',
];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // tfjs's parts import each other without file endings, which only a bundler resolves.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...builtTests, 'scripts/consumers/**'],
        },
      },
      {
        extends: true,
        test: { name: 'built', include: builtTests, globalSetup: 'scripts/build-packages.ts' },
      },
    ],
  },
});
