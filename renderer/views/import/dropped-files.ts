/** Files that were dropped on the window, on their way to the import page. */

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

/** @throws AppError-like sentence for a file that is too long */
export async function readDropped(files: readonly File[]): Promise<void> {
  const texts = await Promise.all(
    files.map(async (file) => ({ name: file.name, text: await textOf(file) })),
  );
  dropped = texts.filter(({ text }) => text.length <= MAX_IMPORT_LENGTH);
  version += 1;
  for (const listener of listeners) listener();
}

/** UTF-8, or UTF-16 by its mark, as Windows writes it. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
