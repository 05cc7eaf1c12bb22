import { expect, type Page } from '@playwright/test';
import { blockModels, corruptModels, holdModels } from './models.ts';
import { test } from './page-test.ts';

const answeredBy = (page: Page) => page.locator('#answered-by');
const range = (page: Page) => page.locator('#range');

/** Such as "₱800 – ₱1,800". */
const amounts = /^₱[\d,]+ – ₱[\d,]+$/;

async function describeJob(page: Page, query = ''): Promise<void> {
  await page.goto(`/job-form/${query}`);
  await page.getByRole('button', { name: 'Fill in an example' }).click();
}

test.afterEach(({ complaints }) => expect(complaints).toEqual([]));

test.describe('who answers', () => {
  test('the direct engine, unless asked otherwise', async ({ page }) => {
    await describeJob(page);
    await expect(answeredBy(page)).toHaveText(
      /^Model price\/ph-services@\S+ on the direct engine, (under )?[\d.]+ ms\.$/,
    );
    await expect(range(page)).toHaveText(amounts);
    await expect(page.locator('#hours')).toHaveText(/minutes|hour|day|week/);
  });

  test('WebGPU, where it is asked for and there', { tag: '@webgpu' }, async ({ page }) => {
    await describeJob(page, '?engine=webgpu');
    await expect(answeredBy(page)).toContainText('Rule of thumb');
    await expect(answeredBy(page)).toContainText('on the webgpu engine,', { timeout: 100_000 });
  });

  test('the direct engine, where WebGPU is asked for and not there', { tag: '@no-webgpu' }, async ({
    page,
  }) => {
    await describeJob(page, '?engine=webgpu');
    await expect(answeredBy(page)).toContainText('on the direct engine (no webgpu here)');
  });

  test('the rule of thumb, with the reason, when the models cannot be fetched', async ({ page }) => {
    await blockModels(page);
    await describeJob(page);
    await expect(answeredBy(page)).toHaveText(/^Rule of thumb, .* the model could not be downloaded\.$/);
    await expect(range(page)).toHaveText(amounts);
  });

  test('the model again, once it can be fetched, without a reload', async ({ page }) => {
    await blockModels(page);
    await describeJob(page);
    await expect(answeredBy(page)).toContainText('the model could not be downloaded');
    await page.unrouteAll();
    await page.waitForTimeout(1_100); // a second after the first failure a question tries again
    await page.getByLabel('Title').fill('Fix a leaking pipe');
    await page.waitForTimeout(500);
    await page.getByLabel('Title').fill('Fix a leaking pipe today');
    await expect(answeredBy(page)).toContainText('on the direct engine');
  });

  test('the rule of thumb, with the reason, when the model is damaged', async ({ page }) => {
    await corruptModels(page);
    await describeJob(page);
    await expect(answeredBy(page)).toHaveText(/^Rule of thumb, .* the model files are damaged\.$/);
  });

  test('the model of the marketplace that is chosen', async ({ page }) => {
    await describeJob(page, '?model=price/freelance');
    await expect(answeredBy(page)).toContainText('Model price/freelance@');
    await expect(page.getByLabel('Category')).toBeHidden();
    await page.getByLabel('Marketplace').selectOption('Home services');
    await expect(answeredBy(page)).toContainText('Model price/ph-services@');
    await expect(page.getByLabel('Category')).toBeVisible();
    expect(new URL(page.url()).searchParams.get('model')).toBe('price/ph-services');
  });
});

test('the model takes over from the rule of thumb without moving anything', async ({ page }) => {
  const release = await holdModels(page);
  await describeJob(page);
  await expect(answeredBy(page)).toContainText('the model is on its way');
  const before = await boxes(page);
  // The browser does not count shifts within half a second of a click.
  await page.waitForTimeout(600);
  release();
  await expect(answeredBy(page)).toContainText('on the direct engine');
  expect(await boxes(page)).toEqual(before);
  // The mark on the tape does move.
  expect(await layoutShift(page)).toBeLessThan(0.001);
});

test('a control that this model does not use says so, and moves nothing', async ({ page }) => {
  const note = page.locator('[data-field="scope"]');
  await describeJob(page, '?model=price/ph-services-lstm');
  await expect(answeredBy(page)).toContainText('on the direct engine');
  await expect(note).toHaveText('not used by this model');
  const before = await range(page).textContent();
  await page.getByLabel('Scope').selectOption('Major renovation');
  await expect(range(page)).toHaveText(before ?? '');
});

test('a control that moves the price says nothing of the kind', async ({ page }) => {
  await blockModels(page);
  await describeJob(page);
  await expect(answeredBy(page)).toContainText('Rule of thumb');
  await expect(page.locator('[data-field="scope"]')).toHaveText('');
  const small = await range(page).textContent();
  await page.getByLabel('Scope').selectOption('Major renovation');
  await expect(range(page)).not.toHaveText(small ?? '');
});

test('a budget is compared, and moves nothing', async ({ page }) => {
  await describeJob(page);
  await expect(answeredBy(page)).toContainText('on the direct engine');
  const budget = page.getByLabel('Your budget');
  await expect(budget).toHaveValue(''); // what is suggested is never filled in
  const before = await range(page).textContent();
  await budget.fill('1');
  await expect(budget).toHaveAccessibleDescription(/^Below the usual range/);
  await budget.fill('10000000');
  await expect(budget).toHaveAccessibleDescription(/^Above the usual range/);
  await expect(range(page)).toHaveText(before ?? '');
  await budget.fill('');
  await expect(budget).toHaveAccessibleDescription('Only to compare: it does not move the price.');
});

test('the reasons begin with a job that says nothing, and name what was chosen', async ({ page }) => {
  await describeJob(page);
  await expect(answeredBy(page)).toContainText('on the direct engine');
  const reasons = page.locator('#reasons li');
  await expect(reasons.first()).toHaveText(/^Before anything is said₱[\d,]+$/);
  expect(await reasons.count()).toBeGreaterThan(1);
  for (const reason of (await reasons.allTextContents()).slice(1)) expect(reason).toMatch(/[+−]₱[\d,.]+$/);
});

test('what is not known is not priced: ask for quotes', async ({ page }) => {
  await blockModels(page);
  await page.goto('/job-form/');
  await page.getByLabel('Title').fill('Qwzx vbnm lkjh');
  await expect(range(page)).toHaveText('Ask for quotes');
  await expect(page.locator('#hours')).toHaveText('–');
  await page.getByLabel('Your budget').fill('500');
  await expect(page.locator('#verdict')).toHaveText('Too little is known of such jobs to judge a budget.');
});

test('made-up data is called made up', async ({ page }) => {
  await describeJob(page);
  await expect(page.locator('#market-note')).toContainText('made-up marketplace');
});

test('an answer follows every keystroke, and the last one stays', async ({ page }) => {
  await page.goto('/job-form/');
  await expect(range(page)).toHaveText('–');
  await page.getByLabel('Category').selectOption('Roofing');
  await page.getByLabel('Title').pressSequentially('Reroof a house of two storeys');
  await expect(answeredBy(page)).toContainText('direct');
  const typed = await range(page).textContent();
  await page.getByLabel('Title').fill('');
  await page.getByLabel('Title').fill('Reroof a house of two storeys');
  await expect(range(page)).toHaveText(typed ?? '');
});

test('an unknown currency is told beside its field', async ({ page }) => {
  await describeJob(page);
  const currency = page.getByLabel('Currency');
  await currency.fill('XYZ');
  await expect(currency).toHaveAttribute('aria-invalid', 'true');
  await expect(currency).toHaveAccessibleDescription('Unknown: try PHP or USD.');
  await expect(range(page)).toHaveText('–');
  await currency.fill('usd');
  await expect(currency).toHaveAttribute('aria-invalid', 'false');
  await expect(range(page)).toHaveText(/^\$[\d,.]+ – \$[\d,.]+$/);
});

test('the keyboard alone is enough', async ({ page }) => {
  await page.goto('/job-form/');
  await page.getByRole('button', { name: 'Fill in an example' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Fix a roof');
  await page.keyboard.press('Tab');
  await page.keyboard.type('It leaks.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Roof');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Currency')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'High' })).toBeChecked();
  await expect(page.getByLabel('Title')).toHaveValue('Fix a roof');
  await expect(page.getByLabel('Category')).toHaveValue('roofing');
  await expect(range(page)).toHaveText(amounts);
});

test('screen readers hear the answer once it has settled', async ({ page }) => {
  await describeJob(page);
  await expect(page.getByRole('status')).toHaveText('');
  await expect(page.getByRole('status')).toHaveText(/^Usually ₱[\d,]+ to ₱[\d,]+, in the middle ₱[\d,]+\.$/);
});

/** Where everything in the page is. */
function boxes(page: Page) {
  return page
    .locator('main :is(form, .card, .tape, p, dd)')
    .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().toJSON()));
}

/** Cumulative layout shift so far, without shifts that follow an input. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            readonly value: number;
            readonly hadRecentInput: boolean;
          })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );
}
