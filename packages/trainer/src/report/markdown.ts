/*
 * What comes from data and command lines is shown in Markdown as it is: it never becomes HTML, a link, a picture, a
 * heading or a mention.
 */

/** Text within a sentence or a heading. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()<>#!|&~$@:"]/g, '\\$&');
}

/** A name or value in the type of code, where nothing has a meaning but the backticks around it. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const fence = fenceAround(line, 1);
  const padding = fence.length > 1 || line.trim() === '' ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** Lines of a shell. */
export function shellBlock(command: string): string {
  const fence = fenceAround(command, 3);
  return `${fence}sh\n${command}\n${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

/** More backticks than stand together anywhere in the text. */
function fenceAround(text: string, least: number): string {
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length + 1);
  return '`'.repeat(Math.max(least, ...runs));
}
