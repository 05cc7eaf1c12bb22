import { cases } from './cases.ts';
import type { CaseName } from './expected.ts';
import { createSite } from './site.ts';

/** What nobody caught. */
const uncaught: string[] = [];
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
addEventListener('error', ({ message }) => uncaught.push(message));

/**
 * Runs one case on a page that has run none yet. A driver of any browser calls it.
 *
 * @param models the origin of the models; the page's own or another one
 * @param other an origin that has the same models and is not the page's
 * @returns plain data: what the case found, and what nobody caught
 */
async function runFaultCase(name: CaseName, models: string, other: string) {
  const found = await cases[name](createSite(models, other));
  await new Promise((resolve) => setTimeout(resolve, 100)); // a browser tells of rejections a little later
  return { found, uncaught };
}

export type RunFaultCase = typeof runFaultCase;
export type CreateSite = typeof createSite;

Object.assign(globalThis, { runFaultCase, createSite });
