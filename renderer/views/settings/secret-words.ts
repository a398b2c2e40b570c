/** What the row of a secret says of it. */

import { t } from '../../../electron/shared/i18n.ts';
import type { SecretSummary } from '../../../electron/shared/secret.ts';

/** "Used by Backup and Sync", how to write it, and its problem first. */
export function secretWords({
  name,
  problem,
  protection,
  usedBy,
  usedByAll,
}: SecretSummary): string {
  const users = usedBy.map(({ taskName }) => taskName);
  if (usedByAll) users.unshift(t('every run'));
  const use =
    users.length === 0 ? t('Not used yet') : t('Used by {tasks}', { tasks: users.join(', ') });
  const values = { use, reference: `{{secret.${name}}}` };
  const words =
    protection === 'os'
      ? t('{use}; key in the key store. Write {reference} where its value is wanted.', values)
      : t('{use}; key in a file. Write {reference} where its value is wanted.', values);
  return problem === null ? words : `${problem} ${words}`;
}
