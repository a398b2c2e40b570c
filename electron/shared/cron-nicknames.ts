/** Names that stand for whole cron texts, as in cron. */

const NICKNAMES: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

export const cronNicknames: readonly string[] = [...NICKNAMES.keys()];

/** The text without blanks around it, and written out where it is a nickname. */
export function plainForm(pattern: string): string {
  return NICKNAMES.get(pattern.trim().toLowerCase()) ?? pattern.trim();
}
