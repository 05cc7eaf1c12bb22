import { expect } from '@playwright/test';
import { everyBrowser, test } from './every-browser-test.ts';

const tag = ['@no-webgpu', everyBrowser];

test.describe('an estimator in a page', { tag }, () => {
  test.afterEach(async ({ play }) => {
    expect(await play('unhandledRejections')).toEqual([]);
  });

  test('answers at once while its model loads, and by the model from then on', async ({ play }) => {
    const { states, sources, requests } = await play('answersWhileLoading');
    expect(states).toEqual(['idle', 'loading', 'ready']);
    expect(sources).toEqual(['model/loading', 'direct']);
    const files = requests.map((path) => path.split('/').at(-1));
    expect(files.sort()).toEqual(['index.json', 'model.json', 'weights.bin']);
  });

  test('answers a list like one by one, in chunks that leave the page responsive', async ({ play }) => {
    const rows = 10_000;
    const { answers, different, progress, turns } = await play('answerList', rows);
    expect({ answers, different }).toEqual({ answers: rows, different: 0 });
    expect(progress.at(-1)).toBe(rows);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(4);
    expect(turns).toBeGreaterThan(4);
  });

  test('ends a list that is aborted or whose estimator is disposed, and no other', async ({ play }) => {
    expect(await play('endedLists', 5_000)).toEqual({
      aborted: 'Error: the user left',
      goesOn: 'direct',
      disposed: 'estimator/disposed',
      afterwards: 'estimator/disposed',
    });
  });

  test('leaves a list to one model when it is reloaded meanwhile', async ({ play }) => {
    const rows = 5_000;
    expect(await play('reloadDuringList', rows)).toEqual({
      answers: rows,
      sources: ['direct'],
      states: ['ready', 'ready', 'ready'],
    });
  });

  for (const name of ['wasm', 'cpu'] as const) {
    test(`that is asked for ${name} answers on it, the same as on direct`, async ({ play }) => {
      const { engine, ratio } = await play('askFor', name);
      expect(engine).toBe(name);
      expect(ratio).toBeCloseTo(1, 3);
    });
  }

  // Where there is no GPU, Firefox and WebKit have neither; Chromium emulates both.
  for (const name of ['webgpu', 'webgl'] as const) {
    test(`that is asked for ${name} answers the same on it or, where there is none, on direct`, async ({
      play,
    }) => {
      const { engine, ratio } = await play('askFor', name);
      expect([name, 'direct']).toContain(engine);
      expect(ratio).toBeCloseTo(1, 3);
    });
  }
});
