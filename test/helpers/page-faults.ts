/** Finds what a page does not show whole, or only to whoever scrolls sideways. */

import type { Page } from 'playwright-core';

/** Texts, and icons of buttons, of which a part is out of sight for good: without a way to scroll to it and without `…`. */
export async function cutTexts(page: Page): Promise<readonly string[]> {
  const cutterOf = await page.evaluateHandle(() => {
    const slackPx = 2;
    /** What hides a part of the box, or null. */
    return (start: Element, { left, right, top, bottom }: DOMRect): string | null => {
      // Like a link that comes down to whoever tabs to it.
      if (bottom <= 0) return null;
      for (let at: Element | null = start; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        const room = at.getBoundingClientRect();
        const isHidden = /hidden|clip/.test(style.overflowX);
        const isMeant = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        // One pixel is for screen readers.
        if (isHidden && (room.width <= 1 || isMeant)) return null;
        if (style.visibility === 'hidden' || style.opacity === '0') return null;
        const isWide = left < room.left - slackPx || right > room.right + slackPx;
        const isHigh = top < room.top - slackPx || bottom > room.bottom + slackPx;
        if ((isHidden && isWide) || (style.overflowY === 'hidden' && isHigh))
          return at.outerHTML.slice(0, 160);
        // Whatever lies beyond a scroller's edge can be reached.
        if (/auto|scroll/.test(style.overflowX)) [left, right] = [room.left, room.right];
        if (/auto|scroll/.test(style.overflowY)) [top, bottom] = [room.top, room.bottom];
        if (style.position === 'fixed') break;
      }
      return left < -slackPx || right > innerWidth + slackPx ? 'the window' : null;
    };
  });
  return cutterOf.evaluate((cutter) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.checkVisibility() || !textContent?.trim()) continue;
      range.selectNodeContents(walker.currentNode);
      const by = Array.from(range.getClientRects(), (box) => cutter(parentElement, box));
      const first = by.find(Boolean);
      if (first) found.push(`“${textContent.slice(0, 60)}” is cut by ${first}`);
    }
    for (const icon of document.querySelectorAll('button svg')) {
      const by = icon.checkVisibility() ? cutter(icon, icon.getBoundingClientRect()) : null;
      const name = icon.closest('button')?.getAttribute('aria-label');
      if (by) found.push(`the icon of “${name}” is cut by ${by}`);
    }
    return found;
  });
}

/** What scrolls sideways though it is neither a log nor code nor a field. */
export function sidewaysScrollers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const allowed = '[role=log], pre, textarea, input, .cm-editor';
    return Array.from(document.querySelectorAll('*'))
      .filter((each) => {
        if (
          each.closest(allowed) ||
          each.querySelector('pre') ||
          each.scrollWidth <= each.clientWidth + 1
        )
          return false;
        return /auto|scroll/.test(getComputedStyle(each).overflowX) && each.clientWidth > 0;
      })
      .map(
        (each) => `${each.scrollWidth} in ${each.clientWidth} px: ${each.outerHTML.slice(0, 160)}`,
      );
  });
}
