/** Whether a path with forward slashes names something below the folder it starts from, in one way only. */
export function staysInside(path: string): boolean {
  return path.split(/[\\/]/).every((part) => part !== '' && part !== '.' && part !== '..');
}
