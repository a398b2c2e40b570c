import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

import { followUser, inUserLanguage } from '../../electron/main/language.ts';
import { type Locale, setLocale, t } from '../../electron/shared/i18n.ts';

afterEach(() => setLocale('en'));

test('what is made for the user is in the language of the settings, all else is English', async () => {
  let chosen: Locale = 'de';
  followUser(() => chosen);
  const saidLater = inUserLanguage(async () => {
    await delay(1);
    return t('Stop');
  });
  expect(t('Stop')).toBe('Stop');
  expect(await saidLater).toBe('Stoppen');
  chosen = 'en';
  expect(inUserLanguage(() => t('Stop'))).toBe('Stop');
});
