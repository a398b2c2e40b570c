/** The variables that a run's task sets, secrets by their names alone. */

import { t } from '../../../electron/shared/i18n.ts';
import type { Task } from '../../../electron/shared/task.ts';

const SECRET = /\{\{\s*secret\.[^}]*\}\}/g;

/** @param revision of the task when the run was asked for */
export function RunEnvironment({ task, revision }: { task: Task; revision: number }) {
  const variables = Object.entries(task.env);
  if (variables.length === 0) return null;
  return (
    <section aria-label={t('Environment')} className="flex flex-col gap-1">
      <h2 className="text-sm font-semibold">{t('Environment')}</h2>
      {task.revision !== revision && (
        <p className="text-xs text-text-3">{t('As the task is now; it was edited since.')}</p>
      )}
      <ul data-selectable className="font-mono text-mono-xs text-text-2">
        {variables.map(([name, value]) => (
          <li
            key={name}
            className="wrap-anywhere"
          >{`${name}=${value.replace(SECRET, '••••••••')}`}</li>
        ))}
      </ul>
    </section>
  );
}
