/** The options of a choice, in the words of the current language. */

import { t } from '../../electron/shared/i18n.ts';

export type Options<T> = readonly (readonly [T, string])[];

/** @param options with texts marked by `msg` */
export function inWords<T>(options: Options<T>): Options<T> {
  return options.map(([key, text]) => [key, t(text)] as const);
}
