/** The language of what CronPilot says: English in the source, other languages in catalogues. */

import { setupI18n } from '@lingui/core';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';

import { pseudoMessage } from './pseudo-locale.ts';

/** `en-XA` is English in disguise: what shows without its marks is not in a catalogue. */
export const LOCALES = ['en', 'de', 'en-XA'] as const;
export type Locale = (typeof LOCALES)[number];

/** English text to its translation, both in ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;

type Values = Readonly<Record<string, string | number>>;

/** For a backslash, from Unicode's private area. */
const STAND_IN = '\uE05C';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
let catalogue: Catalogue = {};

/** Every text from now on; what was made before keeps its language. */
export function setLocale(locale: Locale, translations: Catalogue = {}): void {
  catalogue = translations;
  i18n.loadAndActivate({ locale, messages: {} });
}

export function currentLocale(): Locale {
  return i18n.locale as Locale;
}

/**
 * The text in the current language. `text` is a literal, so that `test/shared/catalogue.test.ts`
 * finds it; a text without translation stays English.
 *
 * @param text ICU MessageFormat: `{count, plural, one {# run} other {# runs}}`; a brace that is
 *   meant as such comes in as a value
 */
export function t(text: string, values: Values = {}): string {
  if (!Object.hasOwn(i18n.messages, text)) i18n.load(i18n.locale, { [text]: translate(text) });
  return i18n._(text, guarded(values)).replaceAll(STAND_IN, '\\');
}

/** Marks a literal that goes through `t` later, as in a table made before the language is known. */
export function msg(text: string): string {
  return text;
}

/** Lingui reads `\\u0041` as a letter also where a value brought it. */
function guarded(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\\', STAND_IN) : value,
  ]);
  return Object.fromEntries(entries) as Values;
}

function translate(text: string): CompiledMessage {
  const message = compileMessage(catalogue[text] ?? text);
  return i18n.locale === 'en-XA' ? pseudoMessage(message) : message;
}
