/** A command as a person would type it in a shell, long ones over several lines. */
export function shellCommand(args: readonly string[]): string {
  return ['npx', 'tantiya', ...args]
    .map(quoted)
    .join(' ')
    .replaceAll(/ (?=--)/g, ' \\\n  ');
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`;
}
