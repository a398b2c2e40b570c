/** Decides in which language the window speaks. */

import { LOCALES, type Locale } from '../electron/shared/i18n.ts';
import type { Settings } from '../electron/shared/settings.ts';

/**
 * @param systemLanguage as in `de-AT`
 * @param search the page's query; `?locale=en-XA` shows what is not translated
 */
export function decideLocale(
  chosen: Settings['language'],
  systemLanguage: string,
  search: string,
): Locale {
  const asked = new URLSearchParams(search).get('locale');
  const named = LOCALES.find((locale) => locale === asked);
  if (named) return named;
  if (chosen !== 'system') return chosen;
  return systemLanguage.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en';
}
