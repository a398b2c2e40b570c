import { expect, test } from 'vitest';
import { decideLocale } from '../../renderer/locale.ts';

test.each([
  ['system', 'de-AT', '', 'de'],
  ['system', 'DE', '', 'de'],
  ['system', 'den', '', 'en'],
  ['system', 'fr-FR', '', 'en'],
  ['en', 'de-DE', '', 'en'],
  ['de', 'en-US', '', 'de'],
  ['de', 'de-DE', '?locale=en-XA', 'en-XA'],
  ['de', 'en-US', '?locale=xx', 'de'],
] as const)('%s on a computer that speaks %s with %s is %s', (chosen, system, search, locale) => {
  expect(decideLocale(chosen, system, search)).toBe(locale);
});
