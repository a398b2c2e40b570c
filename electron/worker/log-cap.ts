/** How a log that grows beyond its limit keeps its head and its tail. Pure. */

/** How far a cut may move to fall between two lines. */
export const CUT_WINDOW_BYTES = 4096;

const NEWLINE = 0x0a;

/** Bytes of the log that the head may take, and as many for the tail. */
export function halfOf(maxLogBytes: number): number {
  return Math.floor(maxLogBytes / 2);
}

/**
 * Where the head ends: after the last newline in `window`, the bytes just before `endBytes`; in a
 * line longer than the window, before a character that would be cut in two.
 */
export function decideHeadEnd(endBytes: number, window: Uint8Array): number {
  const newline = window.lastIndexOf(NEWLINE);
  if (newline !== -1) return endBytes - window.length + newline + 1;
  return endBytes - incompleteCharacterBytes(window);
}

/** How many bytes of `window`, the start of the tail, to leave out so that it begins on a line. */
export function decideTailStart(window: Uint8Array): number {
  const newline = window.indexOf(NEWLINE);
  if (newline !== -1 && newline + 1 < window.length) return newline + 1;
  let start = 0;
  while (start < Math.min(3, window.length) && isContinuation(window[start])) start++;
  return start;
}

/** The line between head and tail. */
export function markerText(leftOutBytes: number, maxLogBytes: number): string {
  const count = leftOutBytes.toLocaleString('en');
  return `\n… about ${count} bytes were left out here by CronPilot (limit ${limitText(maxLogBytes)}) …\n`;
}

/** Stands where output may have been written in the very moment in which the log was cut. */
export const SEAM_TEXT =
  '\n… some bytes may be missing here: the output came faster than it could be moved …\n';

/** A line that CronPilot itself wrote into the log. */
export function isOwnLine(line: string): boolean {
  return line.startsWith('… ') && (line === SEAM_TEXT.trim() || MARKER.test(line));
}

const MARKER = /^… about [\d,]+ bytes were left out here by CronPilot \(limit [^)]+\) …$/;

function limitText(bytes: number): string {
  const mebibytes = bytes / 1024 ** 2;
  return mebibytes >= 1
    ? `${Math.round(mebibytes * 10) / 10} MiB`
    : `${Math.round(bytes / 1024)} KiB`;
}

/** Bytes at the end of `window` that begin a UTF-8 character without completing it. */
function incompleteCharacterBytes(window: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, window.length); back++) {
    const byte = window[window.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
