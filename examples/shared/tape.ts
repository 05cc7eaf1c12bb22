/** A mark on the scale. */
export interface Tick {
  /** Position on the tape, 0..1. */
  readonly at: number;
  /** A tick without one is drawn small. */
  readonly label?: string;
}

/** What a measuring tape shows; positions are 0..1. */
export interface Measure {
  readonly ticks: readonly Tick[];
  readonly from: number;
  readonly to: number;
  readonly mark: number;
}

/** Draws a measuring tape into an element with the class `tape`; style.css does the rest. */
export function showTape(tape: HTMLElement, { ticks, from, to, mark }: Measure): void {
  // Through the CSSOM, which a strict Content-Security-Policy allows; a style attribute it would not.
  for (const [name, position] of Object.entries({ from, to, mark })) {
    tape.style.setProperty(`--${name}`, String(position));
  }
  tape.querySelector('.tape-scale')?.replaceChildren(...ticks.map(tickElement));
}

function tickElement({ at, label }: Tick): HTMLElement {
  const tick = document.createElement('span');
  tick.className = 'tape-tick';
  tick.style.setProperty('--at', String(at));
  tick.textContent = label ?? '';
  return tick;
}
