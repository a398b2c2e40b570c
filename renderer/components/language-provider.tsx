/** Shows the window in the user's language; a change of language begins the page anew. */

import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';

import { decideLocale } from '../../electron/shared/decide-locale.ts';
import { currentLocale, type Locale, setLocale } from '../../electron/shared/i18n.ts';
import type { Settings } from '../../electron/shared/settings.ts';

import { readAgain } from '../query-client.ts';
import { useSettings } from '../query.ts';

/** Nothing shows before the language is known, which takes one answer of the main process. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { data: settings, isError } = useSettings();
  return <Localised chosen={settings?.language ?? (isError ? 'en' : null)}>{children}</Localised>;
}

interface LocalisedProps {
  /** Null while it is not known. */
  readonly chosen: Settings['language'] | null;
  readonly children: ReactNode;
}

export function Localised({ chosen, children }: LocalisedProps) {
  const [locale, setShown] = useState<Locale | null>(null);
  useEffect(() => {
    if (chosen === null) return undefined;
    let isOver = false;
    void applyLocale(decideLocale(chosen, navigator.language, askedLocale())).then(() => {
      if (!isOver) setShown(currentLocale());
    });
    return () => {
      isOver = true;
    };
  }, [chosen]);
  if (locale === null) return null;
  return (
    <I18nProvider locale={locale === 'de' ? 'de-DE' : 'en-US'}>
      <Fragment key={locale}>{children}</Fragment>
    </I18nProvider>
  );
}

function askedLocale(): string | null {
  return new URLSearchParams(window.location.search).get('locale');
}

async function applyLocale(locale: Locale): Promise<void> {
  const isGerman = locale === 'de';
  const { german } = isGerman
    ? await import('../../electron/shared/locales/de.ts')
    : { german: undefined };
  const before = currentLocale();
  setLocale(locale, german);
  // What main had said in the language before.
  if (locale !== before) readAgain();
  document.documentElement.lang = isGerman ? 'de' : 'en';
}
