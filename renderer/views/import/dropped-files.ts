/** Files that were dropped on the window, on their way to the import page. */

import { toast } from 'sonner';

import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { RequestInput } from '../../../electron/shared/ipc-contract.ts';
import { MAX_IMPORT_LENGTH } from '../../../electron/shared/transfer.ts';
import { decideDropped, type DroppedKind, START_LENGTH } from './decide-dropped.ts';

export type ImportRequest = RequestInput<'import.read'>;

export interface DroppedFile {
  readonly file: File;
  readonly kind: DroppedKind;
}

type TextFile = Extract<ImportRequest, { from: 'text' }>['files'][number];

let dropped: readonly TextFile[] = [];
let version = 0;
const listeners = new Set<() => void>();

/** Grows with each drop. */
export function droppedVersion(): number {
  return version;
}

export function onDropped(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was dropped last, once: the next call gets null. */
export function takeDropped(): ImportRequest | null {
  if (dropped.length === 0) return null;
  const files = [...dropped];
  dropped = [];
  return { from: 'text', files };
}

/** With what each of them is for. */
export async function recogniseDropped(files: readonly File[]): Promise<readonly DroppedFile[]> {
  return await Promise.all(
    files.map(async (file) => {
      // A folder cannot be read.
      const bytes = await file
        .slice(0, START_LENGTH)
        .arrayBuffer()
        .catch(() => null);
      if (bytes === null) return { file, kind: null };
      const start = new TextDecoder('latin1').decode(bytes);
      return { file, kind: decideDropped(file.name, start) };
    }),
  );
}

/** Whether there is something to review. Each file that cannot be read is told of. */
export async function readDropped(files: readonly File[]): Promise<boolean> {
  const texts = await Promise.all(files.map(readFile));
  const read = texts.filter((text) => text !== null);
  if (read.length === 0) return false;
  dropped = read;
  version += 1;
  for (const listener of listeners) listener();
  return true;
}

/** Null for one that was taken away meanwhile, or is too long for what can be imported. */
async function readFile(file: File): Promise<TextFile | null> {
  const { name } = file;
  // A character has up to four bytes; what is far longer is not read at all.
  const text = file.size > 4 * MAX_IMPORT_LENGTH ? undefined : await textOf(file).catch(() => null);
  if (text === null) {
    toast.error(t('{name} cannot be read.', { name }));
    return null;
  }
  if (text === undefined || text.length > MAX_IMPORT_LENGTH) {
    toast.error(
      t('{name} is longer than {count} characters, more than an import reads.', {
        name,
        count: formatCount(MAX_IMPORT_LENGTH),
      }),
    );
    return null;
  }
  return { name, text };
}

/** UTF-8, or UTF-16 by its mark, as Windows writes it. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
