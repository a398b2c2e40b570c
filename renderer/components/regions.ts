/** Moves the focus between the regions of the window. */

const REGIONS = 'header, nav, main, aside, [role=dialog]';
const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** Past the title bar and the sidebar: to the list of the page, or whatever comes first in it. */
export function focusMain(): void {
  const main = document.querySelector<HTMLElement>('main');
  const row = main?.querySelector<HTMLElement>('[role=row][tabindex="0"]');
  (row ?? main?.querySelector<HTMLElement>(FOCUSABLE))?.focus();
}

/** To the row of the page's list that the keys are on; false when it has none. */
export function focusRow(): boolean {
  const row = document.querySelector<HTMLElement>(
    'main [role=row][tabindex="0"], main a[data-run][tabindex="0"]',
  );
  row?.focus();
  return row !== null;
}

/** To the first thing in the region after the one that has the focus, round the end. */
export function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.querySelector(FOCUSABLE) !== null,
  );
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + 1) % regions.length];
  next?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}
