/** Names and reads the log files of runs. The task itself writes them. */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import type { LogChunk } from '../../shared/ipc-contract.ts';

/**
 * A path inside the log directory that a person finds: one folder per task, one file per run.
 * The task's id keeps two tasks of one name apart.
 */
export function logFilename(
  task: { id: number; name: string },
  runId: number,
  atMs: number,
): string {
  const slug = task.name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const date = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}-${two(date.getMinutes())}-${two(date.getSeconds())}`;
  return `${slug || 'task'}-${task.id}/${day}_${time}_run-${runId}.log`;
}

/**
 * Reads a byte range of a log, cut at whole UTF-8 characters.
 *
 * @param offsetBytes Negative counts from the end.
 */
export function readLog(path: string, offsetBytes: number, lengthBytes: number): LogChunk {
  const descriptor = openIfThere(path);
  if (descriptor === null)
    return { offsetBytes: 0, text: '', nextOffsetBytes: 0, totalBytes: 0, exists: false };
  try {
    const totalBytes = fstatSync(descriptor).size;
    const from = Math.min(
      offsetBytes < 0 ? Math.max(0, totalBytes + offsetBytes) : offsetBytes,
      totalBytes,
    );
    const buffer = Buffer.alloc(Math.min(lengthBytes, totalBytes - from));
    const bytes = buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, from));
    const start = from === 0 ? 0 : leadingContinuation(bytes);
    // Also at the end of the file: the rest of a character may be on its way.
    const end = bytes.length - trailingPartial(bytes);
    return {
      offsetBytes: from + start,
      text: bytes.subarray(start, Math.max(start, end)).toString('utf8'),
      nextOffsetBytes: from + Math.max(start, end),
      totalBytes,
      exists: true,
    };
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Bytes at the start that belong to a character before the range: at most three. */
function leadingContinuation(bytes: Buffer): number {
  let count = 0;
  while (count < 3 && isContinuation(bytes[count])) count += 1;
  return count;
}

/** Bytes at the end that begin a character which the range cuts; 0 when that leaves nothing. */
function trailingPartial(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back && back < bytes.length ? back : 0;
  }
  return 0;
}
