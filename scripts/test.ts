import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { provideChromium } from './provide-chromium.ts';
import { provideOtherBrowsers } from './provide-other-browsers.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: string;
  /** Gets what the command needs; throws where it cannot. */
  readonly prepare?: () => unknown;
  /** Says why the command cannot be run here, if so: the step counts as one that is skipped. */
  readonly obstacle?: () => string | undefined;
  /** Reads the counts that the command left behind; without it the step counts as one check. */
  readonly counts?: () => Outcome;
}

const all = process.argv.includes('--all');
const reports = 'test-results';

/** Reads what Vitest counted. */
const vitestCounts = (file: string) => () => {
  const report = readReport<Record<string, number>>(file);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
};

const vitest = (file: string) =>
  `vitest run --reporter=default --reporter=json --outputFile.json=${reports}/${file}`;

const steps: readonly Step[] = [
  { name: 'types', command: 'tsc -p tsconfig.tests.json' },
  { name: 'lint and format', command: 'biome ci --error-on-warnings' },
  {
    name: 'unit tests',
    command: vitest('vitest.json'),
    counts: vitestCounts('vitest.json'),
  },
  {
    name: 'browser tests',
    command: 'playwright test',
    prepare: () => {
      provideChromium();
      if (all) provideOtherBrowsers();
    },
    counts: () => {
      const { stats } = readReport<{ readonly stats: Record<string, number> }>('playwright.json');
      const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
      return { passed: expected, failed: unexpected + flaky, skipped };
    },
  },
];

/** The major versions of Node that people may have; the oldest is the one in `engines` of package.json. */
const nodeVersions = [20, 22, 24, 26];

/** What needs packages from a registry: run only with `--all`. */
const registrySteps: readonly Step[] = [
  ...nodeVersions
    .filter((version) => version !== Number.parseInt(process.versions.node, 10))
    .map(unitTestsOn),
  {
    name: 'consumer tests',
    command: `${vitest('consumers.json')} --config scripts/consumers/vitest.config.ts`,
    prepare: provideChromium,
    counts: vitestCounts('consumers.json'),
  },
];

/** The tests of the sources alone: what is built is the same from any Node. */
function unitTestsOn(version: number): Step {
  const node = `npm exec --yes --package=node-${process.platform}-${process.arch}@${version}`;
  const report = `vitest-node-${version}.json`;
  return {
    name: `unit tests on Node ${version}`,
    command: `${node} -c "${vitest(report)} --project sources"`,
    obstacle: () => {
      const { status, stderr } = spawnSync(`${node} -- node --version`, {
        shell: true,
        encoding: 'utf8',
        timeout: 120_000,
      });
      return status === 0 ? undefined : `no Node ${version} from the registry of npm: ${stderr.trim()}`;
    },
    counts: vitestCounts(report),
  };
}

function readReport<Report>(file: string): Report {
  return JSON.parse(readFileSync(`${reports}/${file}`, 'utf8')) as Report;
}

/** A command that fails without a failing test, on a file that does not load say, counts as one failure. */
function run({ name, command, prepare, obstacle, counts }: Step): Outcome {
  console.log(`\n--- ${name}: ${command}`);
  const why = obstacle?.();
  if (why !== undefined) {
    console.log(`--- ${name}: skipped, ${why}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const start = performance.now();
  const outcome = attempt(() => {
    prepare?.();
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
    const counted = counts?.() ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
    return status === 0 ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`--- ${name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return outcome;
}

function attempt(step: () => Outcome): Outcome {
  try {
    return step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

rmSync(reports, { recursive: true, force: true });
const chosen = all ? [...steps, ...registrySteps] : steps;
console.log(`One after the other: ${chosen.map(({ name }) => name).join(', ')}.`);
const outcomes = chosen.map(run);
const sum = (count: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[count], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
