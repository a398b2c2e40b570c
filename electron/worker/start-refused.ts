/** The reason why a run could not be started, as a sentence for the user. */

import { WordedError, wordingOf } from '../shared/errors.ts';
import { msg } from '../shared/i18n.ts';
import { phrase, type Wording } from '../shared/phrase.ts';

/** Becomes the run's `start_failed` end; it names the field's value and what is wrong. */
export class StartRefused extends WordedError {
  override readonly name = 'StartRefused';
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['EACCES', msg('permission was denied ({code})')],
  ['EPERM', msg('permission was denied ({code})')],
  ['ENOSPC', msg('no space is left on the disk ({code})')],
  ['EDQUOT', msg('the disk quota is used up ({code})')],
  ['EROFS', msg('the disk is read-only ({code})')],
  ['ENOENT', msg('a folder on the way does not exist ({code})')],
  ['ENOTDIR', msg('a part of the path is not a folder ({code})')],
  ['EEXIST', msg('a file is in the way ({code})')],
  ['EISDIR', msg('it is a folder ({code})')],
  ['EMFILE', msg('too many files are open ({code})')],
  ['ENFILE', msg('too many files are open on this computer ({code})')],
  ['ELOOP', msg('its links lead in a circle ({code})')],
  ['ENAMETOOLONG', msg('its name is too long ({code})')],
  ['EIO', msg('the disk reported an error ({code})')],
  ['EAGAIN', msg('the system refused to start another process ({code})')],
  ['ENOMEM', msg('no memory is left ({code})')],
]);

/** "no space is left on the disk" of an ENOSPC; the error's own message where none is known. */
export function describeSystemError(error: unknown): Wording {
  const code = errorCode(error) ?? '';
  const meaning = meanings.get(code);
  return meaning === undefined ? wordingOf(error) : phrase(meaning, { code });
}

/** `ENOENT` and the like; null for errors that are not the system's. */
export function errorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
