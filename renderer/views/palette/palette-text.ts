/** What the palette starts with: what was typed a moment ago, or while it was on its way. */

/** What was typed is there again when the palette is opened again so soon. */
const KEPT_FOR_MS = 30_000;

let kept = { text: '', atMs: -KEPT_FOR_MS };
let ahead = '';

export function keptText(): string {
  return performance.now() - kept.atMs < KEPT_FOR_MS ? kept.text : '';
}

export function keepText(text: string): void {
  kept = { text, atMs: performance.now() };
}

export function forgetText(): void {
  kept = { text: '', atMs: -KEPT_FOR_MS };
}

/** @param key as an event names it: one that types nothing has a longer name. */
export function typeAhead(key: string): void {
  if (key === 'Backspace') ahead = ahead.slice(0, -1);
  else if (key.length === 1) ahead += key;
}

export function typedAhead(): string {
  return ahead;
}

export function endTypingAhead(): void {
  ahead = '';
}
