/** The fields of a schedule that repeats after a time: by the clock, or as a true interval. */

import { msg, t } from '../../../electron/shared/i18n.ts';
import { inWords, type Options } from '../../components/form-options.ts';
import { FormSelect } from '../../components/form-select.tsx';
import { FormText } from '../../components/form-text.tsx';
import type { ScheduleFieldsProps } from './schedule-fields.tsx';
import { canFollowClock, type CountFrom, countFromOf, type EveryUnit } from './schedule-form.ts';

const UNITS: Options<EveryUnit> = [
  ['seconds', msg('seconds')],
  ['minutes', msg('minutes')],
  ['hours', msg('hours')],
];
const CLOCK: Options<CountFrom> = [['clock', msg('By the clock')]];
const COUNT_FROM: Options<CountFrom> = [
  ['saved', msg('From when it is saved')],
  ['moment', msg('From a time')],
];

export function EveryFields({ field, schedule, change }: ScheduleFieldsProps) {
  const countFrom = countFromOf(schedule);
  const isClock = countFrom === 'clock';
  return (
    <>
      <div className="flex flex-wrap items-start gap-4">
        <FormText
          label={t('Every')}
          field={`${field}.everyMs`}
          value={schedule.every}
          onChange={(every) => change({ every })}
          className="w-24"
        />
        <FormSelect
          label={t('Unit')}
          value={schedule.unit}
          options={inWords(UNITS)}
          onChange={(unit) => change({ unit })}
          className="w-32"
        />
        <FormSelect
          label={t('Counted')}
          value={countFrom}
          options={inWords([...(canFollowClock(schedule) ? CLOCK : []), ...COUNT_FROM])}
          onChange={(chosen) => change({ countFrom: chosen })}
          className="w-52"
        />
        {isClock && schedule.unit === 'hours' && (
          <FormText
            label={t('At minute')}
            field={`${field}.minute`}
            value={schedule.minute}
            onChange={(minute) => change({ minute })}
            className="w-24"
          />
        )}
      </div>
      {countFrom === 'moment' && (
        <FormText
          label={t('Counted from')}
          field={`${field}.anchorMs`}
          type="datetime-local"
          value={toLocalText(schedule.anchorMs)}
          onChange={(text) => change({ anchorMs: toMs(text) })}
          hint={t('In this computer’s time.')}
          className="w-60"
        />
      )}
    </>
  );
}

/** What the field shows of a time: in the computer's zone, without what is below a second. */
function toLocalText(ms: number | null): string {
  if (ms === null) return '';
  const date = new Date(ms);
  const wall = new Date(ms - date.getTimezoneOffset() * 60_000).toISOString();
  return wall.slice(0, date.getSeconds() === 0 ? 16 : 19);
}

function toMs(text: string): number | null {
  const ms = new Date(text).getTime();
  return Number.isNaN(ms) ? null : ms;
}
