/** Says what is wrong with a number that is typed for a setting. Pure. */

import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { type Settings, settingsSchema } from '../../../electron/shared/settings.ts';

/** The settings that are numbers. */
export type NumberField = {
  [K in keyof Settings]: Settings[K] extends number ? K : never;
}[keyof Settings];

/** @param perUnit How much of the setting is one of what is typed: a day has 86,400,000 ms. */
export function numberProblem(text: string, field: NumberField, perUnit: number): string | null {
  const { minValue, maxValue } = settingsSchema.shape[field].unwrap();
  const min = Math.ceil((minValue ?? 0) / perUnit);
  const max = Math.floor((maxValue ?? Number.MAX_SAFE_INTEGER) / perUnit);
  const value = Number(text);
  const isRight = /^\s*\d+\s*$/.test(text) && value >= min && value <= max;
  if (isRight) return null;
  return t('A whole number from {min} to {max}', {
    min: formatCount(min),
    max: formatCount(max),
  });
}
