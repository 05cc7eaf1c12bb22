import { callIn, openPage, type TestPage } from './browsers/test-browser.ts';
import type { Scenarios } from './page.ts';
import { browserTestsUrl } from './server.ts';

/** Runs a scenario in an open page. */
export type Play = <Name extends keyof Scenarios>(
  name: Name,
  ...args: Parameters<Scenarios[Name]>
) => Promise<Awaited<ReturnType<Scenarios[Name]>>>;

/** Opens the page of `browser-tests`, whose scenarios take and return plain data. */
export async function openScenarios(page: TestPage): Promise<Play> {
  // Without the flag tfjs refuses WebGL where no GPU is behind it, as on most machines that run tests.
  await openPage(page, `${browserTestsUrl}/?tfjsflags=SOFTWARE_WEBGL_ENABLED:true`, 'scenarios');
  return async (name, ...args) => (await callIn(page, `scenarios.${name}`, ...args)) as never;
}
