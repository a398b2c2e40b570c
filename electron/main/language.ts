/** In whose language main speaks: English, for scripts and logs, but where it speaks to the user. */

import { AsyncLocalStorage } from 'node:async_hooks';

import { followLocale, type Locale } from '../shared/i18n.ts';
import { german } from '../shared/locales/de.ts';

const spoken = new AsyncLocalStorage<Locale>();
let localeOfUser = (): Locale => 'en';

/** @param locale asked anew each time, so that a change of the settings counts at once */
export function followUser(locale: () => Locale): void {
  localeOfUser = locale;
  followLocale(() => spoken.getStore() ?? 'en', { de: german });
}

/** Everything that `work` says, also after an `await`. */
export function inUserLanguage<T>(work: () => T): T {
  return spoken.run(localeOfUser(), work);
}
