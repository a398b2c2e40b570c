/** Which tasks the user wants to export; the dialog opens wherever that was asked. */

/** Null is all of them. */
export interface ExportRequest {
  readonly taskIds: readonly number[] | null;
}

let request: ExportRequest | null = null;
const listeners = new Set<() => void>();

export function currentExport(): ExportRequest | null {
  return request;
}

export function onExportChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function askExport(taskIds: readonly number[] | null): void {
  set({ taskIds });
}

export function closeExport(): void {
  set(null);
}

function set(next: ExportRequest | null): void {
  request = next;
  for (const listener of listeners) listener();
}
