import { existsSync } from 'node:fs';
import { valuesOf } from './arguments.ts';

/** The files of `--data`: separated by commas, or each with its own; a comma may be part of a name that is there. */
export function dataFiles(rawArgs: readonly string[]): readonly string[] {
  return valuesOf('data', rawArgs).flatMap(filesIn);
}

function filesIn(value: string): readonly string[] {
  const parts = value.split(',');
  const files: string[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = parts.length;
    while (end > start + 1 && !existsSync(parts.slice(start, end).join(','))) end--;
    files.push(parts.slice(start, end).join(','));
    start = end;
  }
  return files.filter((file) => file !== '');
}
