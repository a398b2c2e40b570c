// Where the cache is.
import { expect, test } from 'vitest';
import { decideCacheDir } from '../../../scripts/setup/paths.mjs';

test('the cache is where the user or the system wants it', () => {
  expect(decideCacheDir({}, '/home/u')).toBe('/home/u/.cache/cronpilot');
  expect(decideCacheDir({ XDG_CACHE_HOME: '/c' }, '/home/u')).toBe('/c/cronpilot');
  expect(decideCacheDir({ CRONPILOT_CACHE_DIR: '/d', XDG_CACHE_HOME: '/c' }, '/')).toBe('/d');
});
