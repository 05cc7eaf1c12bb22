import { expect } from '@playwright/test';
import { test } from './page-test.ts';

test.afterEach(({ complaints }) => expect(complaints).toEqual([]));

test('every page fits a phone and a desktop', async ({ page }) => {
  for (const path of ['/', '/job-form/', '/profile-page/']) {
    await page.goto(path);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
    }
  }
});

test.describe("under a Content-Security-Policy of script-src 'self'", () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      const policy = "default-src 'self'; script-src 'self'";
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': policy },
      });
    });
  });

  test('the direct engine answers for a job', async ({ page }) => {
    await page.goto('/job-form/');
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await expect(page.locator('#answered-by')).toContainText('on the direct engine');
  });

  test('the direct engine scores a profile, and thousands', async ({ page }) => {
    await page.goto('/profile-page/');
    await expect(page.locator('#answered-by')).toContainText('on the direct engine');
    await page.getByRole('button', { name: 'Score 5,000 profiles' }).click();
    await expect(page.locator('#ranking-status')).toContainText('on the direct engine');
  });
});
