/** The reason why a run could not be started, as a sentence for the user. */

/** Becomes the run's `start_failed` end; its message names the field's value and what is wrong. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission was denied'],
  ['EPERM', 'permission was denied'],
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EROFS', 'the disk is read-only'],
  ['ENOENT', 'a folder on the way does not exist'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EEXIST', 'a file is in the way'],
  ['EISDIR', 'it is a folder'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open on this computer'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EIO', 'the disk reported an error'],
  ['EAGAIN', 'the system refused to start another process'],
  ['ENOMEM', 'no memory is left'],
]);

/** "no space is left on the disk" of an ENOSPC; the error's own message where none is known. */
export function describeSystemError(error: unknown): string {
  const code = errorCode(error);
  const meaning = code === null ? undefined : meanings.get(code);
  if (meaning !== undefined) return `${meaning} (${code})`;
  return error instanceof Error ? error.message : String(error);
}

/** `ENOENT` and the like; null for errors that are not the system's. */
export function errorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
