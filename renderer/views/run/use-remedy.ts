/** Asks this computer what helps against a failure that the log names. */

import { useQuery } from '@tanstack/react-query';

import { formatBytes } from '../../../electron/shared/format-bytes.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { call } from '../../ipc.ts';
import { shellWord } from '../../shell-word.ts';
import type { LogSign } from './log-signs.ts';
import { decideProgramPath, saveProgramPath } from './program-path.ts';

export interface Remedy {
  /** Null when nothing more is known than the sign itself says. */
  readonly hint: string | null;
  /** Makes the task find its program. */
  readonly apply: (() => void) | null;
}

/** As shells end when a file may not be executed. */
const NOT_EXECUTABLE = 126;
const NONE: Remedy = { hint: null, apply: null };

export function useRemedy(
  sign: LogSign | null,
  exitCode: number | null,
  task: Task | undefined,
): Remedy {
  const path = sign?.named ?? task?.cwd ?? null;
  const { data: space } = useQuery({
    queryKey: ['free space', path],
    queryFn: () => call('environment.freeSpace', { path }),
    enabled: sign?.kind === 'disk' && task !== undefined,
    // It changes by itself.
    gcTime: 0,
  });
  const name = sign?.kind === 'program' ? sign.named : null;
  const { data: programPath } = useQuery({
    queryKey: ['program', name],
    queryFn: () => call('environment.findProgram', { name: name ?? '' }),
    enabled: name !== null,
    gcTime: 0,
  });
  if (space) {
    const values = { path: space.mountPath, free: formatBytes(space.freeBytes) };
    return {
      hint: t('Free space on {path}, then run it again. {path} has {free} left.', values),
      apply: null,
    };
  }
  if (sign?.kind === 'permission' && sign.named !== null && exitCode === NOT_EXECUTABLE) {
    const command = `chmod +x ${shellWord(sign.named)}`;
    return { hint: t('Make the file executable: {command}', { command }), apply: null };
  }
  if (name === null || programPath === undefined) return NONE;
  if (programPath === null) {
    const hint = t(
      '{name} is neither in the PATH nor in a folder where programs usually are: look whether it is installed.',
      { name },
    );
    return { hint, apply: null };
  }
  const hint = t('{name} is not in this task’s PATH. On this computer it is at {path}.', {
    name,
    path: programPath,
  });
  const changed = task?.deletedAtMs === null ? decideProgramPath(task, name, programPath) : null;
  return {
    hint,
    apply: task && changed ? () => void saveProgramPath(task, changed) : null,
  };
}
