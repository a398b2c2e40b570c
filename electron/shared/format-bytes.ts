/** Sizes as CronPilot shows them. */

import { formatDecimal } from './format-number.ts';
import { msg, t } from './i18n.ts';

const UNITS = [
  msg('{amount, plural, one {# byte} other {# bytes}}'),
  msg('{amount} KB'),
  msg('{amount} MB'),
  msg('{amount} GB'),
] as const;

/** `812 bytes`, `1.1 KB`, `612 KB`, `20 MB`: powers of 1,024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  if (unit === 0) return t(UNITS[0], { amount: bytes });
  const amount = value < 9.95 ? formatDecimal(value, 1) : value.toFixed(0);
  const text = UNITS[unit] ?? '';
  return t(text, { amount });
}
