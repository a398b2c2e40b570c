/** Days in numbers, newest first; those on which nothing ended are left out. */

import { formatDate } from '../../../electron/shared/duration.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { DayResult } from '../../../electron/shared/today.ts';
import { useMinute } from '../../hooks/use-now.ts';
import { dayMs } from './heat-map-cells.ts';

export function DayTable({ days }: { days: readonly DayResult[] }) {
  const nowMs = useMinute();
  const busy = days.filter(({ succeeded, failed }) => succeeded + failed > 0).toReversed();
  if (busy.length === 0)
    return <p className="px-4 py-3 text-text-2">{t('No run has ended yet.')}</p>;
  return (
    <div
      role="region"
      aria-label={t('Days')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
      tabIndex={0}
      className="max-h-48 overflow-auto"
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-canvas text-xs text-text-2">
          <tr className="h-8">
            <th className="ps-4 text-start font-medium">{t('Day')}</th>
            <th className="ps-4 text-end font-medium">{t('Runs')}</th>
            <th className="px-4 text-end font-medium">{t('Failed')}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ date, succeeded, failed }) => (
            <tr key={date} className="h-7 border-t border-border-subtle">
              <td className="ps-4">{formatDate(dayMs(date), nowMs)}</td>
              <td className="ps-4 text-end">{formatCount(succeeded + failed)}</td>
              <td className="px-4 text-end text-text-2">{formatCount(failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
