import { afterEach, expect, test } from 'vitest';
import { currentLocale, setLocale, t } from '../../electron/shared/i18n.ts';

afterEach(() => setLocale('en'));

const RUNS = '{count, plural, one {# run} other {# runs}} of <0>{task}</0>';

test('English is its own catalogue, with plurals and values', () => {
  expect(currentLocale()).toBe('en');
  expect(t('Run now')).toBe('Run now');
  expect(t(RUNS, { count: 1, task: 'a' })).toBe('1 run of <0>a</0>');
  expect(t(RUNS, { count: 1234, task: 'a' })).toBe('1,234 runs of <0>a</0>');
});

test('another language takes effect for every text from then on', () => {
  expect(t('Run now')).toBe('Run now');
  setLocale('de', {
    'Run now': 'Jetzt starten',
    [RUNS]: '{count, plural, one {# Lauf} other {# Läufe}} von <0>{task}</0>',
  });
  expect(t('Run now')).toBe('Jetzt starten');
  expect(t(RUNS, { count: 1234, task: 'a' })).toBe('1.234 Läufe von <0>a</0>');
  expect(t('Not in the catalogue')).toBe('Not in the catalogue');
});

test('values are put in as they are, whatever they look like', () => {
  expect(t('Delete “{name}”', { name: '{count} <0> \\u0041' })).toBe(
    'Delete “{count} <0> \\u0041”',
  );
});

test('the pseudo-locale marks what is translated and leaves values and tags alone', () => {
  setLocale('en-XA');
  const text = t(RUNS, { count: 2, task: 'backup' });
  expect(text).toMatch(/^\[!! 2 ŕûñš öf <0>backup<\/0> ~*!!\]$/);
});
