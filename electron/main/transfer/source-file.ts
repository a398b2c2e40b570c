/** Reads what lies in other schedulers' folders; what cannot be read counts as not there. */

import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';

import type { ImportFile } from './import-draft.ts';
import { plistText } from './read-launchd.ts';

const MAX_FILE_BYTES = 8_000_000;

/** No file, or an unreadable one, is no entry. */
export function readFile(path: string): readonly ImportFile[] {
  const text = readText(path);
  return text === null ? [] : [{ name: path, text }];
}

/** UTF-8, UTF-16 by its mark, as Windows writes it, or else Latin-1. */
export function readText(path: string): string | null {
  try {
    if (!statSync(path).isFile() || statSync(path).size > MAX_FILE_BYTES) return null;
    const bytes = readFileSync(path);
    return plistText(bytes) ?? decode(bytes);
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'latin1').decode(bytes);
}

/** Sorted; empty for what is no folder. */
export function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    return [];
  }
}
