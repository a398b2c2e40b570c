/**
 * Keeps a copy of the pages that say where every table begins. Without them nothing of a damaged
 * file could be read. Only a migration changes them.
 */

import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

interface Page {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

const MIN_PAGE_BYTES = 512;
const NUMBER_BYTES = 4;
/** Offsets in SQLite's file header and in the head of a page (https://sqlite.org/fileformat2.html). */
const HEADER = { pageSize: 16, pageCount: 28, schemaCookie: 40, bytes: 100 };
const PAGE_HEAD = { type: 0, cellCount: 3, rightChild: 8, cells: 12 };
const INTERIOR_TABLE = 5;

/** @param cookie of the schema, which each change of it changes */
export function areSchemaPagesKept(path: string, cookie: number): boolean {
  return keptPages(path)[0]?.bytes.readUInt32BE(HEADER.schemaCookie) === cookie;
}

/** Call it while nobody has the database open, so that no write-ahead log holds a newer page. */
export function keepSchemaPages(path: string): void {
  const first = readPage(path, 1, pageBytesOf(path));
  if (!first) return;
  const pages = schemaPages(path, first);
  const partialPath = `${schemaPathOf(path)}.partial`;
  rmSync(partialPath, { force: true });
  const content = Buffer.concat(pages.flatMap(({ number, bytes }) => [numberBytes(number), bytes]));
  writeFileSync(partialPath, content, { mode: 0o600, flush: true });
  renameSync(partialPath, schemaPathOf(path));
}

export function forgetSchemaPages(path: string): void {
  rmSync(schemaPathOf(path), { force: true });
}

/** Whether this file was CronPilot's database: pages of it are kept, and it is made of such pages. */
export function hasSchemaPagesFor(path: string): boolean {
  const [first] = keptPages(path);
  return first !== undefined && statSync(path).size % first.bytes.length === 0;
}

/** Puts the kept pages in their places in a copy of the file. */
export function graftSchemaPages(path: string, copyPath: string): void {
  const pages = keptPages(path);
  const file = openSync(copyPath, 'r+');
  try {
    for (const { number, bytes } of pages) {
      // The file has grown since.
      if (number === 1)
        bytes.writeUInt32BE(statSync(copyPath).size / bytes.length, HEADER.pageCount);
      writeSync(file, bytes, 0, bytes.length, (number - 1) * bytes.length);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function schemaPathOf(path: string): string {
  return `${path}.schema`;
}

/** Page 1 first. The tree of table `sqlite_schema` begins in it. */
function schemaPages(path: string, first: Page): readonly Page[] {
  const pages: Page[] = [];
  const unread: Page[] = [first];
  for (let page = unread.pop(); page; page = unread.pop()) {
    pages.push(page);
    for (const child of childrenOf(page)) {
      const next = readPage(path, child, page.bytes.length);
      if (next) unread.push(next);
    }
  }
  return pages;
}

/** None of a page that holds rows. */
function childrenOf({ number, bytes }: Page): readonly number[] {
  const head = number === 1 ? HEADER.bytes : 0;
  if (bytes[head + PAGE_HEAD.type] !== INTERIOR_TABLE) return [];
  const cellCount = bytes.readUInt16BE(head + PAGE_HEAD.cellCount);
  const cells = Array.from({ length: cellCount }, (_, at) =>
    bytes.readUInt32BE(bytes.readUInt16BE(head + PAGE_HEAD.cells + at * 2)),
  );
  return [...cells, bytes.readUInt32BE(head + PAGE_HEAD.rightChild)];
}

function keptPages(path: string): readonly Page[] {
  let content: Buffer;
  try {
    content = readFileSync(schemaPathOf(path));
  } catch {
    // Never kept, or lost: one more thing that cannot help.
    return [];
  }
  if (content.length < NUMBER_BYTES + MIN_PAGE_BYTES) return [];
  const recordBytes = NUMBER_BYTES + content.readUInt16BE(NUMBER_BYTES + HEADER.pageSize);
  return Array.from({ length: Math.floor(content.length / recordBytes) }, (_, at) => ({
    number: content.readUInt32BE(at * recordBytes),
    bytes: content.subarray(at * recordBytes + NUMBER_BYTES, (at + 1) * recordBytes),
  }));
}

function pageBytesOf(path: string): number {
  const header = readAt(path, 0, HEADER.bytes);
  return header.length === HEADER.bytes ? header.readUInt16BE(HEADER.pageSize) : 0;
}

function readPage(path: string, number: number, pageBytes: number): Page | null {
  if (pageBytes < MIN_PAGE_BYTES) return null;
  const bytes = readAt(path, (number - 1) * pageBytes, pageBytes);
  return bytes.length === pageBytes ? { number, bytes } : null;
}

function readAt(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  } finally {
    closeSync(file);
  }
}

function numberBytes(number: number): Buffer {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeUInt32BE(number);
  return bytes;
}
