/**
 * Circles in a directed graph. An empty list means that there are none; a list need not be complete: once its circles
 * are cut, another call may find more.
 *
 * @returns each as its path, the first node again at the end
 */
export function findCircles(
  arrows: readonly { readonly from: string; readonly to: string }[],
): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const circles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (node: string) => {
    const start = path.indexOf(node);
    if (start >= 0) circles.push([...path.slice(start), node]);
    if (start >= 0 || done.has(node)) return;
    path.push(node);
    for (const to of next.get(node) ?? []) walk(to);
    path.pop();
    done.add(node);
  };
  for (const node of next.keys()) walk(node);
  return circles;
}
