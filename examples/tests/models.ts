import type { Page } from '@playwright/test';

/** Lets no model file through. */
export async function blockModels(page: Page): Promise<void> {
  await page.route('**/trained-models/**', (route) => route.abort());
}

/** Serves something else in place of every model.json. */
export async function corruptModels(page: Page): Promise<void> {
  await page.route('**/model.json', (route) => route.fulfill({ json: { modelTopology: 'none' } }));
}

/** Keeps model files waiting. @returns a function that lets them through */
export async function holdModels(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/trained-models/**', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
