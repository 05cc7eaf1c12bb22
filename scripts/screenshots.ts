// Takes the README's pictures of the built examples: `npm run screenshots`.
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { quietFlags } from './chromium-flags.ts';
import { provideChromium } from './provide-chromium.ts';

const folder = 'docs/images';
const viewport = { width: 1200, height: 900 };

mkdirSync(folder, { recursive: true });
const server = await preview({ root: 'examples' });
const baseURL = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: provideChromium(), args: [...quietFlags] });
const page = await browser.newPage({ baseURL, viewport, reducedMotion: 'reduce' });

await page.goto('/job-form/');
await page.getByRole('button', { name: 'Fill in an example' }).click();
await page.getByText('on the direct engine').waitFor();
// Asked once more, now that the code is warm: the figure on the picture is that of a keystroke.
await page.getByLabel('Title').press('End');
await page.getByLabel('Title').press('Space');
await page.getByLabel('Title').blur();
await page.screenshot({ path: `${folder}/job-form.png` });

await page.goto('/profile-page/');
await page.getByText('on the direct engine').waitFor();
await page.screenshot({ path: `${folder}/profile-page.png` });

await browser.close();
await server.close();
