/**
 * Paths whose names need not be UTF-8, as strings: each byte above 0x7f of such a name stands as the
 * lone surrogate U+DC00 plus that byte, which no name in UTF-8 contains.
 */

import { isUtf8 } from 'node:buffer';

export function nameOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  return Array.from(bytes, (byte) => String.fromCharCode(byte > 0x7f ? LONE + byte : byte)).join(
    '',
  );
}

/** For functions of the file system. */
export function onDisk(path: string): string | Buffer {
  return /[\udc80-\udcff]/u.test(path) ? Buffer.concat(Array.from(path, bytesOf)) : path;
}

/** With replacement characters for what is not UTF-8. */
export function shownPath(path: string): string {
  return onDisk(path).toString();
}

const LONE = 0xdc00;

function bytesOf(character: string): Buffer {
  const code = character.codePointAt(0) ?? 0;
  return code > LONE + 0x7f && code <= LONE + 0xff
    ? Buffer.of(code - LONE)
    : Buffer.from(character);
}
