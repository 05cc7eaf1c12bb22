import { expect, type Page } from '@playwright/test';
import { blockModels } from './models.ts';
import { test } from './page-test.ts';

const profiles = 5000;

const score = (page: Page) => page.locator('#score');
const shownScore = async (page: Page) => Number(await score(page).textContent());
const status = (page: Page) => page.locator('#ranking-status');

test.afterEach(({ complaints }) => expect(complaints).toEqual([]));

const situations = [
  { models: 'there', prepare: async () => {}, answerer: 'on the direct engine' },
  { models: 'blocked', prepare: blockModels, answerer: 'the model could not be downloaded' },
] as const;

for (const { models, prepare, answerer } of situations) {
  test.describe(`with the models ${models}`, () => {
    test.beforeEach(async ({ page }) => {
      await prepare(page);
      await page.goto('/profile-page/');
      await expect(page.locator('#answered-by')).toContainText(answerer);
    });

    test('following the first suggestion raises the score, again and again', async ({ page }) => {
      for (let step = 0; step < 3; step++) {
        const before = await shownScore(page);
        await page
          .getByRole('button', { name: /^Do it/ })
          .first()
          .press('Enter');
        await expect(score(page)).not.toHaveText(String(before));
        expect(await shownScore(page)).toBeGreaterThan(before);
      }
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Do it');
    });

    test('5,000 profiles are ranked with progress, and the page stays free', async ({ page }) => {
      const start = page.getByRole('button', { name: 'Score 5,000 profiles' });
      // A machine that is busy with something else interrupts a page too: one run without a long task shows that the
      // page causes none.
      await expect(async () => {
        await watchBatch(page);
        await start.click();
        await expect(status(page)).toContainText(answerer);
        const { progress, longTasks } = await batchReport(page);
        expect(progress.length).toBeGreaterThan(5);
        expect(progress).toEqual([...progress].sort((a, b) => a - b));
        expect(progress.at(-1)).toBe(profiles);
        expect(longTasks).toEqual([]);
      }).toPass({ timeout: 60_000 });
      const scores = (await page.locator('#rows td:last-child').allTextContents()).map(Number);
      expect(scores).toHaveLength(100);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });
  });
}

test('the score is shown with its interval and as the sum of its parts', async ({ page }) => {
  await page.goto('/profile-page/');
  await expect(page.locator('#answered-by')).toContainText('on the direct engine');
  await expect(page.locator('#interval')).toHaveText(/^80% of such workers: [\d.]+ to [\d.]+$/);
  const parts = page.locator('#parts li');
  await expect(parts).toHaveCount(11);
  const texts = await parts.locator('b').allTextContents();
  const amounts = texts.map((text) => text.split(' of ').map(Number));
  const sum = (at: number) => amounts.reduce((total, amount) => total + (amount[at] ?? Number.NaN), 0);
  // Each is rounded to a tenth.
  expect(Math.abs(sum(0) - (await shownScore(page)))).toBeLessThan(0.6);
  expect(Math.abs(sum(1) - 100)).toBeLessThan(0.6);
  await page.getByLabel('Rating, 0 to 5').fill('');
  await expect(parts.filter({ hasText: 'Rating, none yet' })).toBeVisible();
});

test('a field that the model does not use is hidden, and every other one moves the score', async ({
  page,
}) => {
  await page.goto('/profile-page/');
  await expect(page.locator('#answered-by')).toContainText('on the direct engine');
  await expect(page.getByLabel('Main skill')).toBeHidden();
  const changes = [
    ['Bio', 'I fix pipes, taps and water heaters in all of Quezon City, also at night and on Sundays.'],
    ['Hourly rate', '300'],
    ['Years of experience', '9'],
    ['Specializations', '1'],
    ['Certifications', '1'],
    ['Of these verified', '0'],
    ['Completed jobs', '40'],
    ['Rating, 0 to 5', '4.4'],
    ['Client satisfaction, %', '91'],
  ] as const;
  for (const [label, value] of changes) {
    const before = String(await score(page).textContent());
    await page.getByLabel(label, { exact: true }).fill(value);
    await expect(score(page), label).not.toHaveText(before);
  }
  const before = String(await score(page).textContent());
  await page.getByLabel('Open for new jobs').check();
  await expect(score(page)).not.toHaveText(before);
});

test('a rule of thumb has neither interval nor parts', async ({ page }) => {
  await blockModels(page);
  await page.goto('/profile-page/');
  await expect(page.locator('#answered-by')).toContainText('the model could not be downloaded');
  await expect(page.locator('#interval')).toBeEmpty();
  await expect(page.getByRole('heading', { name: 'What it consists of' })).toBeHidden();
});

test('a batch can be cancelled and started again', async ({ page }) => {
  await page.goto('/profile-page/');
  const start = page.getByRole('button', { name: 'Score 5,000 profiles' });
  // Pressed by the page itself at the first sign of progress: from outside it would be too late.
  await page.locator('#progress').evaluate((progress) => {
    const observer = new MutationObserver(() => {
      if (progress.getAttribute('value') === '0') return;
      observer.disconnect();
      document.querySelector<HTMLButtonElement>('#cancel')?.click();
    });
    observer.observe(progress, { attributes: true });
  });
  await start.click();
  await expect(status(page)).toHaveText(/^Cancelled after [\d,]+ profiles\.$/);
  await expect(start).toBeFocused();
  await start.click();
  await expect(status(page)).toContainText('5,000 profiles.');
});

test('the ranking is sorted by any column', async ({ page }) => {
  await page.goto('/profile-page/');
  await page.getByRole('button', { name: 'Score 5,000 profiles' }).click();
  const header = page.getByRole('columnheader', { name: 'Jobs' });
  await header.getByRole('button').press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const most = Number(await page.locator('#rows td:nth-child(3)').first().textContent());
  await header.getByRole('button').press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  expect(Number(await page.locator('#rows td:nth-child(3)').first().textContent())).toBeLessThan(most);
});

test('a value out of range is told beside its field', async ({ page }) => {
  await page.goto('/profile-page/');
  const verified = page.getByLabel('Of these verified');
  await verified.fill('9');
  await expect(verified).toHaveAttribute('aria-invalid', 'true');
  await expect(verified).toHaveAccessibleDescription(/2/);
  await page.getByRole('spinbutton', { name: 'Certifications', exact: true }).fill('9');
  await expect(verified).toHaveAttribute('aria-invalid', 'false');
});

interface BatchReport {
  readonly progress: number[];
  /** Durations in ms of tasks over 50 ms before the last profile was scored. */
  readonly longTasks: number[];
}

/** Has the page keep a report of the batch that comes next. */
async function watchBatch(page: Page): Promise<void> {
  await page.evaluate((profiles) => {
    const bar = document.querySelector('progress');
    if (!bar) return;
    const report: BatchReport = { progress: [], longTasks: [] };
    const changes = new MutationObserver(() => {
      if (bar.value > 0) report.progress.push(bar.value);
      if (bar.value === profiles) {
        changes.disconnect();
        // What follows is the drawing of the table.
        for (const { duration } of tasks.takeRecords()) report.longTasks.push(duration);
        tasks.disconnect();
      }
    });
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) report.longTasks.push(duration);
    });
    bar.value = 0;
    changes.observe(bar, { attributes: true, attributeFilter: ['value'] });
    tasks.observe({ type: 'longtask' });
    Object.assign(globalThis, { batchReport: report });
  }, profiles);
}

function batchReport(page: Page): Promise<BatchReport> {
  return page.evaluate(() => (globalThis as unknown as { batchReport: BatchReport }).batchReport);
}
