/** Where the hyperlinks lead that programs write into their output (OSC 8). */

import { plainText } from '../../electron/shared/log-text.ts';

export interface LogLink {
  /** In the line's plain text. */
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

const NO_LINKS: readonly LogLink[] = [];
/** Each opens a link, and ends the one before; without an address it only ends it. */
const LINK = /\u001b\]8;[^;\u0007\u001b]*;([^\u0007\u001b]*)(?:\u0007|\u001b\\)/;

/** Those that lead to the web, in order. */
export function linksOf(line: string): readonly LogLink[] {
  if (!line.includes('\u001b]8;')) return NO_LINKS;
  const body = line.replace(/\r+$/, '');
  // Text, address, text, address, text.
  const parts = body.slice(body.lastIndexOf('\r') + 1).split(LINK);
  const links: LogLink[] = [];
  let start = plainText(parts[0] ?? '').length;
  for (let at = 1; at < parts.length; at += 2) {
    const url = parts[at] ?? '';
    const end = start + plainText(parts[at + 1] ?? '').length;
    if (end > start && isWebAddress(url)) links.push({ start, end, url });
    start = end;
  }
  return links;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
