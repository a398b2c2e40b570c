/** Finds what a page in the language `en-XA` says in plain English: texts that are in no catalogue. */

import type { Page } from 'playwright-core';

import { PSEUDO_START } from '../../electron/shared/pseudo-locale.ts';

/** Keys, code, what is named so in any language, and what the main process words. */
const LEFT_OUT =
  'kbd, code, pre, [translate=no], [role=log], style, script, .font-mono, .cm-editor';
/** Names of products and protocols, units, and examples of addresses. */
const NAMES =
  /https:\S+|CronPilot|YAML|crontab|systemd|launchd|Windows|Kubernetes|HTTP|JSON|SMTP|TLS|URL|API|CSV|UTC|Python|Electron|Node|Chromium|SQLite|bash|zsh|English|Deutsch|STARTTLS|MB|Aa|\S*example\.org\S*|\/tmp\/\S+/gi;

/** Said by React Aria in the languages that it knows, and by the main process in English. */
const SAID_ELSEWHERE =
  /^(Show suggestions|Dismiss|Every day at 02:30|The system offers no key store|Fails, and so tells you|printf )/;

export function untranslatedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ leftOut, names, elsewhere, start }) => {
      const isPlain = (text: string) =>
        !text.includes(start) &&
        !new RegExp(elsewhere).test(text) &&
        !/[À-ž]/.test(text) &&
        /[A-Za-z]{2}/.test(text.replaceAll(new RegExp(names, 'gi'), ''));
      const found = new Set<string>();
      for (const each of document.body.querySelectorAll('*')) {
        if (each.closest(leftOut) || !each.checkVisibility()) continue;
        for (const name of ['aria-label', 'title', 'placeholder']) {
          const text = each.getAttribute(name) ?? '';
          if (isPlain(text)) found.add(`${name}: ${text}`);
        }
        for (const node of each.childNodes) {
          const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
          if (isPlain(text)) found.add(`${text} in ${each.outerHTML.slice(0, 120)}`);
        }
      }
      return [...found];
    },
    {
      leftOut: LEFT_OUT,
      names: NAMES.source,
      elsewhere: SAID_ELSEWHERE.source,
      start: PSEUDO_START,
    },
  );
}
