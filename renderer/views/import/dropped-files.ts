/** Files that were dropped on the window, on their way to the import page. */

import type { RequestInput } from '../../../electron/shared/ipc-contract.ts';
import { MAX_IMPORT_LENGTH } from '../../../electron/shared/transfer.ts';

export type ImportRequest = RequestInput<'import.read'>;
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

/** Whether another scheduler, or CronPilot, may have written it, by its name. */
export function mayHoldTasks(filename: string): boolean {
  return (
    /\.(ya?ml|plist|xml|timer|service|cron|crontab)$/i.test(filename) || /cron/i.test(filename)
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
