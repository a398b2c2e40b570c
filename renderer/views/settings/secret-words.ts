/** What the row of a secret says of it. */

import type { SecretSummary } from '../../../electron/shared/secret.ts';

/** "{{secret.NAME}} in Backup and Sync" and how it is protected; its problem comes first. */
export function secretWords(secret: SecretSummary): string {
  const { name, problem, protection, usedBy, usedByAll } = secret;
  const users = usedBy.map(({ taskName }) => taskName);
  if (usedByAll) users.unshift('every run');
  const use = users.length === 0 ? 'Not used yet' : `Used by ${users.join(', ')}`;
  const kept = protection === 'os' ? 'key in the key store' : 'key in a file';
  const words = `${use}; ${kept}. Write {{secret.${name}}} where its value is wanted.`;
  return problem === null ? words : `${problem} ${words}`;
}
