import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** An SVG document. Its background is its own: it is read on light and on dark pages. */
export function renderSvg(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>');
  const svg = Plot.plot({
    document,
    width: 860,
    marginLeft: 80,
    marginRight: 90,
    marginTop: 30,
    marginBottom: 50,
    style: { background: 'white', color: '#334155', fontSize: '12px' },
    ...options,
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
