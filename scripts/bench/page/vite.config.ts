import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2022',
    outDir: '../../build/bench-page',
    emptyOutDir: true,
    rolldownOptions: { input: ['index.html', 'cold.html'].map((page) => `scripts/bench/page/${page}`) },
  },
});
