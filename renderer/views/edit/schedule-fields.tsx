/** The fields of one schedule: those of the tab it is on. */

import { type ReactNode, useId } from 'react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import { FormChips } from '../../components/form-chips.tsx';
import { FormError } from '../../components/form-error.tsx';
import { useField } from '../../components/form-errors.ts';
import { FormGroup } from '../../components/form-field.tsx';
import { inWords, type Options } from '../../components/form-options.ts';
import { FormText } from '../../components/form-text.tsx';
import { ScheduleTimes } from '../../components/schedule-times.tsx';
import { EveryFields } from './schedule-every-fields.tsx';
import type { ScheduleForm } from './schedule-form.ts';
import { MonthlyFields } from './schedule-monthly-fields.tsx';

export const WEEKDAYS: Options<number> = [
  [1, msg('Mon')],
  [2, msg('Tue')],
  [3, msg('Wed')],
  [4, msg('Thu')],
  [5, msg('Fri')],
  [6, msg('Sat')],
  [7, msg('Sun')],
];

export interface ScheduleFieldsProps {
  /** Where the schedule is in the form: `schedules.0`. */
  readonly field: string;
  readonly schedule: ScheduleForm;
  readonly change: (patch: Partial<ScheduleForm>) => void;
}

export function ScheduleFields(props: ScheduleFieldsProps): ReactNode {
  const { field, schedule, change } = props;
  const times = (
    <ScheduleTimes
      field={`${field}.times`}
      times={schedule.times}
      onChange={(changed) => change({ times: changed })}
    />
  );
  switch (schedule.tab) {
    case 'every':
      return <EveryFields {...props} />;
    case 'hourly':
      return (
        <FormText
          label={t('At minute')}
          field={`${field}.minute`}
          value={schedule.minute}
          onChange={(minute) => change({ minute })}
          hint={t('Of every hour, from 0 to 59.')}
          className="w-40"
        />
      );
    case 'daily':
      return times;
    case 'weekly':
      return <WeeklyFields {...props} times={times} />;
    case 'monthly':
      return <MonthlyFields {...props} times={times} />;
    case 'once':
      return <OnceFields {...props} />;
    case 'cron':
    case 'by_hand':
      return null;
  }
}

/** Beside the fields of a tab: its times of day. */
export interface WithTimes extends ScheduleFieldsProps {
  readonly times: ReactNode;
}

function WeeklyFields({ field, schedule, change, times }: WithTimes) {
  const hasPause = schedule.everyWeeks.trim() !== '1';
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <FormGroup label={t('On')} field={`${field}.days`}>
          <div className="flex flex-wrap gap-1">
            <FormChips
              value={schedule.weekdays}
              options={inWords(WEEKDAYS)}
              onChange={(weekdays) => change({ weekdays })}
              width={42}
            />
          </div>
        </FormGroup>
        {times}
      </div>
      <div className="flex items-start gap-4">
        <FormText
          label={t('Every so many weeks')}
          field={`${field}.everyWeeks`}
          value={schedule.everyWeeks}
          onChange={(everyWeeks) => change({ everyWeeks })}
          className="w-40"
          {...(!hasPause && { hint: t('1 is every week.') })}
        />
        {hasPause && (
          <FormText
            label={t('Counted from the week of')}
            field={`${field}.fromDate`}
            type="date"
            value={schedule.fromDate}
            onChange={(fromDate) => change({ fromDate })}
            className="w-44"
          />
        )}
      </div>
    </>
  );
}

function OnceFields({ field, schedule, change }: ScheduleFieldsProps) {
  const id = useId();
  const { error, wrapperProps } = useField(`${field}.at`);
  return (
    <div
      {...wrapperProps}
      role="group"
      aria-label={t('Date and time')}
      aria-describedby={error === null ? undefined : id}
    >
      <div className="flex items-start gap-4">
        <FormText
          label={t('Date')}
          field={`${field}.onceDate`}
          type="date"
          value={schedule.onceDate}
          onChange={(onceDate) => change({ onceDate })}
          className="w-40"
        />
        <FormText
          label={t('At')}
          field={`${field}.onceTime`}
          value={schedule.onceTime}
          onChange={(onceTime) => change({ onceTime })}
          placeholder="14:30"
          className="w-24"
        />
      </div>
      {error !== null && <FormError id={id}>{error}</FormError>}
    </div>
  );
}
