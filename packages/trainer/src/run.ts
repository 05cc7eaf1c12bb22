import { readFile } from 'node:fs/promises';
import { type ErrorCode, isTantiyaError } from '@tantiya/core';
import { defineCommand, renderUsage, runCommand, type SubCommandsDef } from 'citty';
import { printable } from './report/printable.ts';

type LoadCommand = Extract<SubCommandsDef[string], () => Promise<unknown>>;

/** Loaded when called for: most of them bring TensorFlow.js. */
const subCommands: Readonly<Record<string, LoadCommand>> = {
  train: async () => (await import('./commands/train.ts')).trainCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  calibrate: async () => (await import('./commands/calibrate.ts')).calibrateCommand,
  predict: async () => (await import('./commands/predict.ts')).predictCommand,
  stats: async () => (await import('./commands/stats.ts')).statsCommand,
  synthesize: async () => (await import('./commands/synthesize.ts')).synthesizeCommand,
  convert: async () => (await import('./commands/convert.ts')).convertCommand,
  index: async () => (await import('./commands/write-index.ts')).indexCommand,
};

const tantiya = defineCommand({
  meta: { name: 'tantiya', description: 'Train, test and try the models of a job marketplace' },
  subCommands,
});

/** 0 done, 1 a fault of the program, 2 usage, 4 data, 5 engine, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 4 | 5 | 130;

/**
 * Runs one command; answers go to standard output, everything else to standard error.
 *
 * @param argv without the program's own name
 */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  try {
    if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) {
      console.log(await usage(argv[0]));
    } else if (argv[0] === '--version') {
      console.log(await version());
    } else {
      await runCommand(tantiya, { rawArgs: [...argv] });
    }
    return 0;
  } catch (error) {
    return report(error);
  }
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return JSON.parse(manifest).version;
}

async function usage(name = ''): Promise<string> {
  const command = Object.hasOwn(subCommands, name) ? await subCommands[name]?.() : undefined;
  return renderUsage(command ?? tantiya);
}

function report(error: unknown): ExitCode {
  if (isTantiyaError(error)) {
    console.error(printable(`${error.message}\n${error.hint}`));
    return exitCodeOf(error.code);
  }
  if (error instanceof Error && error.name === 'AbortError') {
    console.error('Interrupted. Nothing was written.');
    return 130;
  }
  if (error instanceof Error && error.name === 'CLIError') {
    console.error(`${printable(error.message)}\nAdd --help to see how the command is used.`);
    return 2;
  }
  console.error(error);
  return 1;
}

function exitCodeOf(code: ErrorCode): ExitCode {
  if (code === 'config/invalid') return 2;
  return code.startsWith('engine/') ? 5 : 4;
}
