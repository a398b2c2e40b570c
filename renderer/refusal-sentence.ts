/** Words what main refused for the place under its field, which shows the value and says what it is. */

import { t } from '../electron/shared/i18n.ts';

export function refusalSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, expected] = /^Expected `[^`]+` to be (.*), got [^]*$/.exec(message) ?? [];
  return expected === undefined ? message : t('Enter {expected}.', { expected });
}
