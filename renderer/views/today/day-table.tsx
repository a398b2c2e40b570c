/** Days in words, newest first; those on which nothing ended are left out. */

import { t } from '../../../electron/shared/i18n.ts';
import type { DayResult } from '../../../electron/shared/today.ts';
import { dayWords } from './heat-map-cells.ts';

export function DayTable({ days }: { days: readonly DayResult[] }) {
  const busy = days.filter(({ succeeded, failed }) => succeeded + failed > 0).toReversed();
  if (busy.length === 0)
    return <p className="px-4 py-3 text-text-2">{t('No run has ended yet.')}</p>;
  return (
    <ul tabIndex={0} aria-label={t('Days')} className="max-h-48 overflow-auto px-4 py-2">
      {busy.map((day) => (
        <li key={day.date} className="h-7 tabular-nums">
          {dayWords(day)}
        </li>
      ))}
    </ul>
  );
}
