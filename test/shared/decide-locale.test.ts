import { expect, test } from 'vitest';
import { decideLocale } from '../../electron/shared/decide-locale.ts';

test.each([
  ['system', 'de-AT', null, 'de'],
  ['system', 'DE', null, 'de'],
  ['system', 'den', null, 'en'],
  ['system', 'fr-FR', null, 'en'],
  ['en', 'de-DE', null, 'en'],
  ['de', 'en-US', null, 'de'],
  ['de', 'de-DE', 'en-XA', 'en-XA'],
  ['de', 'en-US', 'xx', 'de'],
] as const)(
  '%s on a computer that speaks %s asked for %s is %s',
  (chosen, system, asked, locale) => {
    expect(decideLocale(chosen, system, asked)).toBe(locale);
  },
);
