/**
 * Tells screen readers what changed once it has stayed that way for a moment: nobody wants to hear an answer per
 * keystroke.
 *
 * @param region an element with role="status"
 */
export function createAnnouncer(region: HTMLElement, delayMs = 1000): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // The same text again would be read again.
      if (region.textContent !== text) region.textContent = text;
    }, delayMs);
  };
}
