/** What the row of a secret says of it. */

import { formatDateTime } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { SecretSummary } from '../../../electron/shared/secret.ts';

/** "Used by Backup and Sync", how to write it, when it was changed, and its problem first. */
export function secretWords(secret: SecretSummary, nowMs: number): string {
  const { name, problem, protection, updatedAtMs, usedBy, usedByAll } = secret;
  const users = usedBy.map(({ taskName }) => taskName);
  if (usedByAll) users.unshift(t('every run'));
  const use =
    users.length === 0 ? t('Not used yet') : t('Used by {tasks}', { tasks: users.join(', ') });
  const values = {
    use,
    reference: `{{secret.${name}}}`,
    time: formatDateTime(updatedAtMs, nowMs),
  };
  const words =
    protection === 'os'
      ? t(
          '{use}; key in the key store. Write {reference} where its value is wanted. Changed: {time}.',
          values,
        )
      : t(
          '{use}; key in a file. Write {reference} where its value is wanted. Changed: {time}.',
          values,
        );
  return problem === null ? words : `${problem} ${words}`;
}
