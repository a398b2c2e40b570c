/** Numbers as the language of the window writes them. */

import { currentLocale } from './i18n.ts';

/** Making a formatter takes longer than a thousand uses of it. */
const formatters = new Map<string, Intl.NumberFormat>();

/** `1,234`. */
export function formatCount(value: number): string {
  return formatterOf(0, 0).format(value);
}

/** `3.2`, and `3` where the last digits would be zeros; thousands run together. */
export function formatDecimal(value: number, maxDigits: number): string {
  return formatterOf(0, maxDigits).format(value);
}

/** `96.6 %`, and 100 % of nothing less than all. */
export function formatShare(part: number, all: number): string {
  if (part === all) return `${formatCount(100)} %`;
  return `${formatterOf(1, 1).format(Math.min(99.9, (part / all) * 100))} %`;
}

function formatterOf(minDigits: number, maxDigits: number): Intl.NumberFormat {
  const locale = currentLocale();
  const key = `${locale} ${minDigits} ${maxDigits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      minimumFractionDigits: minDigits,
      maximumFractionDigits: maxDigits,
      useGrouping: maxDigits === 0,
    });
    formatters.set(key, formatter);
  }
  return formatter;
}
