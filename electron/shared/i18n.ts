/** The language of what CronPilot says: English in the source, other languages in catalogues. */

import { type I18n, setupI18n } from '@lingui/core';
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';

import { pseudoMessage } from './pseudo-locale.ts';

/** `en-XA` is English in disguise: what shows without its marks is not in a catalogue. */
export const LOCALES = ['en', 'de', 'en-XA'] as const;
export type Locale = (typeof LOCALES)[number];

/** English text to its translation, both in ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;

type Catalogues = Readonly<Partial<Record<Locale, Catalogue>>>;
type Values = Readonly<Record<string, string | number>>;

/** For a backslash, from Unicode's private area. */
const STAND_IN = '\uE05C';

interface Language {
  readonly i18n: I18n;
  readonly catalogue: Catalogue;
}

const english = languageOf('en', {});
let choose = (): Language => english;
let isEnglishNow = false;

/** Every text from now on; what was made before keeps its language. */
export function setLocale(locale: Locale, translations: Catalogue = {}): void {
  const language = languageOf(locale, translations);
  choose = () => language;
}

/** For a process that speaks to several at a time: asked anew for each text. */
export function followLocale(locale: () => Locale, catalogues: Catalogues): void {
  const languages = new Map<Locale, Language>([['en', english]]);
  choose = () => {
    const now = locale();
    const known = languages.get(now) ?? languageOf(now, catalogues[now] ?? {});
    languages.set(now, known);
    return known;
  };
}

/** What `say` makes before it returns is English: for rows, scripts and logs. */
export function inEnglish<T>(say: () => T): T {
  const before = isEnglishNow;
  isEnglishNow = true;
  try {
    return say();
  } finally {
    isEnglishNow = before;
  }
}

export function currentLocale(): Locale {
  return current().i18n.locale as Locale;
}

/**
 * The text in the current language. `text` is a literal, so that `test/shared/catalogue.test.ts`
 * finds it; a text without translation stays English.
 *
 * @param text ICU MessageFormat: `{count, plural, one {# run} other {# runs}}`; a brace that is
 *   meant as such comes in as a value
 */
export function t(text: string, values: Values = {}): string {
  const { i18n, catalogue } = current();
  if (!Object.hasOwn(i18n.messages, text)) {
    i18n.load(i18n.locale, { [text]: compile(catalogue[text] ?? text, i18n.locale) });
  }
  return i18n._(text, guarded(values)).replaceAll(STAND_IN, '\\');
}

/** What `t` says of a text before any value is in its place: in ICU MessageFormat. */
export function translationOf(text: string): string {
  return current().catalogue[text] ?? text;
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

function current(): Language {
  return isEnglishNow ? english : choose();
}

function languageOf(locale: Locale, catalogue: Catalogue): Language {
  return { i18n: setupI18n({ locale, messages: { [locale]: {} } }), catalogue };
}

function compile(text: string, locale: string): CompiledMessage {
  const message = compileMessage(text);
  return locale === 'en-XA' ? pseudoMessage(message) : message;
}
