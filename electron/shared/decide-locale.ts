/** Decides in which language CronPilot speaks to its user. */

import { LOCALES, type Locale } from './i18n.ts';
import type { Settings } from './settings.ts';

/**
 * @param systemLanguage as in `de-AT`
 * @param asked by the page's address: `?locale=en-XA` shows what is not translated
 */
export function decideLocale(
  chosen: Settings['language'],
  systemLanguage: string,
  asked: string | null,
): Locale {
  const named = LOCALES.find((locale) => locale === asked);
  if (named) return named;
  if (chosen !== 'system') return chosen;
  return systemLanguage.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en';
}
