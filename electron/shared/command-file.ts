/** What there is to say of the command `cronpilot` in the user's own folder for programs. */

import { t } from './i18n.ts';

export interface CommandFileStatus {
  /** Where the command is or would be; null on a system without such a folder. */
  readonly path: string | null;
  readonly dir: string;
  /** `foreign` is a file of that name which CronPilot did not put there. */
  readonly state: 'absent' | 'installed' | 'foreign';
  /** Whose PATH names the folder: that of this session, of the next login, or none. */
  readonly folderOn: 'session' | 'login' | 'none';
  /** Another `cronpilot` that PATH finds before it, or in its place. */
  readonly otherPath: string | null;
}

/** For the start-up file of a shell. */
const PATH_LINE = 'export PATH="$HOME/.local/bin:$PATH"';

/** One sentence or more. */
export function commandFileWords(status: CommandFileStatus): string {
  const { path, dir, state, folderOn, otherPath } = status;
  if (path === null) return t('This system has no folder for programs of one user.');
  if (state === 'foreign')
    return t('{path} is there already, and CronPilot did not make it.', { path });
  if (state === 'absent')
    return otherPath === null
      ? t('Not installed. It would be {path}.', { path })
      : t('The command is {path}.', { path: otherPath });
  const sentences = [t('The command is {path}.', { path })];
  if (folderOn === 'login') sentences.push(t('Terminals find it after your next login.'));
  if (folderOn === 'none')
    sentences.push(
      t('{dir} is not on your PATH: put {line} into the start-up file of your shell.', {
        dir,
        line: PATH_LINE,
      }),
    );
  if (otherPath !== null)
    sentences.push(t('But PATH finds {path} before it.', { path: otherPath }));
  return sentences.join(' ');
}

/** @param searchPath a PATH of a system with `:` between its folders */
export function isOnSearchPath(dir: string, searchPath: string): boolean {
  return searchPath.split(':').some((each) => each.replace(/(.)\/+$/, '$1') === dir);
}
