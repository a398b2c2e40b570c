/** Finds what a page does not show whole, or only to whoever scrolls sideways. */

import type { Page } from 'playwright-core';

/** Texts of which a part is out of sight for good: without a way to scroll to it and without `…`. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const slackPx = 2;
    const isCutOnPurpose = ({ textOverflow, webkitLineClamp }: CSSStyleDeclaration) =>
      textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
    /** What hides the box, or null; an element of one pixel is for screen readers. */
    const cutter = (start: Element, box: DOMRect): string | null => {
      let { left, right, top, bottom } = box;
      // Like a link that comes down to whoever tabs to it.
      if (bottom <= 0) return null;
      for (let at: Element | null = start; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        const room = at.getBoundingClientRect();
        const isHidden = style.overflowX === 'hidden' || style.overflowX === 'clip';
        if (style.visibility === 'hidden' || style.opacity === '0') return null;
        if (isHidden && (room.width <= 1 || room.height <= 1 || isCutOnPurpose(style))) return null;
        if (isHidden && (left < room.left - slackPx || right > room.right + slackPx))
          return at.outerHTML.slice(0, 160);
        // Whatever lies beyond a scroller's edge can be reached.
        if (/auto|scroll/.test(style.overflowX)) [left, right] = [room.left, room.right];
        if (
          style.overflowY === 'hidden' &&
          (top < room.top - slackPx || bottom > room.bottom + slackPx)
        )
          return at.outerHTML.slice(0, 160);
        if (/auto|scroll/.test(style.overflowY)) [top, bottom] = [room.top, room.bottom];
        if (style.position === 'fixed') break;
      }
      return left < -slackPx || right > innerWidth + slackPx ? 'the window' : null;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    const range = document.createRange();
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.checkVisibility() || !textContent?.trim()) continue;
      range.selectNodeContents(walker.currentNode);
      const by = Array.from(range.getClientRects(), (box) => cutter(parentElement, box)).find(
        Boolean,
      );
      if (by) found.push(`“${textContent.slice(0, 60)}” is cut by ${by}`);
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
