/** Copies a range of one open file to the end of another. */

import { read, readSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const BLOCK_BYTES = 1024 * 1024;
const readBlock = promisify(read);
const writeBlock = promisify(write);

/** Returns the offset up to which was copied: less than `end` when the source is shorter. */
export async function copyRange(
  fromFd: number,
  start: number,
  end: number,
  toFd: number,
): Promise<number> {
  const block = Buffer.allocUnsafe(Math.max(0, Math.min(BLOCK_BYTES, end - start)));
  let offset = start;
  while (offset < end) {
    const { bytesRead } = await readBlock(
      fromFd,
      block,
      0,
      Math.min(block.length, end - offset),
      offset,
    );
    if (bytesRead === 0) break;
    for (let written = 0; written < bytesRead; ) {
      written += (await writeBlock(toFd, block, written, bytesRead - written, null)).bytesWritten;
    }
    offset += bytesRead;
  }
  return offset;
}

/** The same without letting other work in between. */
export function copyRangeNow(fromFd: number, start: number, end: number, toFd: number): number {
  const block = Buffer.allocUnsafe(Math.max(0, Math.min(BLOCK_BYTES, end - start)));
  let offset = start;
  while (offset < end) {
    const bytesRead = readSync(fromFd, block, 0, Math.min(block.length, end - offset), offset);
    if (bytesRead === 0) break;
    for (let written = 0; written < bytesRead; ) {
      written += writeSync(toFd, block, written, bytesRead - written);
    }
    offset += bytesRead;
  }
  return offset;
}

/** At most `lengthBytes` from `offset`. */
export function readRange(fd: number, offset: number, lengthBytes: number): Uint8Array {
  const block = Buffer.alloc(Math.max(0, lengthBytes));
  return block.subarray(0, readSync(fd, block, 0, block.length, offset));
}
